using Newtonsoft.Json.Linq;

namespace DataGouv.Contract.Tests.Judging;

/// <summary>Counts the members of recorded bodies: those that the document names, those under an open map, and those of which it says nothing.</summary>
internal sealed class MemberCensus(JObject document)
{
    private static readonly string[] Alternatives = ["allOf", "anyOf", "oneOf"];
    private static readonly string[] Types = ["type", "properties", "enum", "items"];

    private readonly SortedSet<string> unnamedPlaces = new(StringComparer.Ordinal);
    private readonly SortedSet<string> untypedPlaces = new(StringComparer.Ordinal);

    /// <summary>Members that a schema names, or gives a type as members of a typed map.</summary>
    public int Named { get; private set; }

    /// <summary>Members of maps that are open by design (<c>extras</c>).</summary>
    public int Open { get; private set; }

    /// <summary>Members of which no schema knows.</summary>
    public int Unnamed { get; private set; }

    /// <summary>Where the members are of which no schema knows.</summary>
    public IReadOnlyCollection<string> UnnamedPlaces => unnamedPlaces;

    /// <summary>Where members are named, and nothing more is said of them.</summary>
    public IReadOnlyCollection<string> UntypedPlaces => untypedPlaces;

    public int All => Named + Open + Unnamed;

    /// <summary>The share of the named ones among all members, in percent.</summary>
    public double NamedPercent => Percent(Named, All);

    /// <summary>The share of the named ones among the members outside open maps, in percent.</summary>
    public double NamedOutsideOpenMapsPercent => Percent(Named, Named + Unnamed);

    /// <summary>Counts the members of a body.</summary>
    public void Count(JObject schema, JToken body, string place) => Count([schema], body, place);

    private void Count(IReadOnlyList<JObject> schemas, JToken value, string place)
    {
        List<JObject> views = [.. schemas.SelectMany(Views)];
        switch (value)
        {
            case JObject members:
                foreach (var member in members.Properties())
                    Count(views, member, $"{place}/{member.Name}");
                break;
            case JArray items:
                List<JObject> ofItems = [.. views.Select(view => view["items"]).OfType<JObject>()];
                foreach (var item in items)
                    CountItem(ofItems, item, place + "[]");
                break;
        }
    }

    private void Count(List<JObject> views, JProperty member, string place)
    {
        var named = NamesOf(views, member.Name);
        if (named.Count > 0)
        {
            Named++;
            if (!named.SelectMany(Views).Any(view => Types.Any(view.ContainsKey)))
                untypedPlaces.Add(place);
            Count(named, member.Value, place);
        }
        else if (views.Any(IsOpen))
        {
            Open++;
        }
        else
        {
            AddUnnamed(place);
        }
    }

    private void CountItem(List<JObject> schemas, JToken item, string place)
    {
        if (schemas.Count == 0 && item is JContainer)
            AddUnnamed(place);
        else
            Count(schemas, item, place);
    }

    private void AddUnnamed(string place)
    {
        Unnamed++;
        unnamedPlaces.Add(place);
    }

    private static List<JObject> NamesOf(List<JObject> views, string name)
    {
        List<JObject> properties = [.. views.Select(view => view["properties"]?[name]).OfType<JObject>()];
        return properties.Count > 0
            ? properties
            : [.. views.Select(view => view["additionalProperties"]).OfType<JObject>().Where(schema => schema.HasValues)];
    }

    private static bool IsOpen(JObject view) =>
        view["additionalProperties"] is JObject { HasValues: false } or JValue { Type: JTokenType.Boolean, Value: true };

    // A schema stands for itself and for all that it is composed of.
    private IEnumerable<JObject> Views(JObject schema)
    {
        var followed = LocalReference.Follow(document, schema);
        return Alternatives
            .SelectMany(keyword => followed[keyword] as JArray ?? [])
            .OfType<JObject>()
            .SelectMany(Views)
            .Prepend(followed);
    }

    private static double Percent(int part, int total) => total == 0 ? 0 : 100.0 * part / total;
}
