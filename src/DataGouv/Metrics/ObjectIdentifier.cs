using DataGouv.Tabular;

namespace DataGouv.Metrics;

/// <summary>How a kind of object is identified: in which column, and what its ids look like.</summary>
internal sealed record ObjectIdentifier(string Name, string Object, bool IsUuid)
{
    private const int ObjectIdLength = 24;

    public static ObjectIdentifier Dataset { get; } = new("dataset", "a dataset", IsUuid: false);

    public static ObjectIdentifier Resource { get; } = new("resource", "a resource", IsUuid: true);

    public static ObjectIdentifier Organization { get; } = new("organization", "an organization", IsUuid: false);

    public static ObjectIdentifier Reuse { get; } = new("reuse", "a reuse", IsUuid: false);

    public static ObjectIdentifier Dataservice { get; } = new("dataservice", "a dataservice", IsUuid: false);

    private string Column => $"{Name}_id";

    private string Form => IsUuid ? "a UUID" : "24 hexadecimal digits";

    /// <summary>Returns the condition that a row is about one of these objects.</summary>
    /// <exception cref="ArgumentException">There is no object, or one is of another kind.</exception>
    public TabularFilter Filter(ReadOnlySpan<MetricsKey> objects)
    {
        if (objects.IsEmpty)
        {
            throw new ArgumentException($"There is no id: pass that of {Object}, or leave Of out for all.", nameof(objects));
        }

        var values = new TabularValue[objects.Length];
        for (var place = 0; place < objects.Length; place++)
        {
            values[place] = Checked(objects[place]);
        }

        var column = new TabularColumn(Column);
        return values.Length == 1 ? column == values[0] : column.In(values);
    }

    private string Checked(MetricsKey key)
    {
        ArgumentNullException.ThrowIfNull(key, "objects");
        ArgumentException.ThrowIfNullOrWhiteSpace(key.Value, "objects");
        var id = key.Value;
        var isObjectId = id.Length == ObjectIdLength && id.All(char.IsAsciiHexDigit);
        var uuid = !isObjectId && Guid.TryParse(id, out var parsed) ? parsed : default(Guid?);
        if (key.Kind is { } kind && kind != this)
        {
            throw Refused(id, $"is the id of {kind.Object}");
        }

        return (uuid, isObjectId, IsUuid) switch
        {
            ({ } resource, _, true) => resource.ToString("D"),
            (null, true, false) => id.ToLowerInvariant(),
            ({ }, _, false) => throw Refused(id, "is the id of a resource"),
            (null, true, true) => throw Refused(id, "is the id of a dataset or another object"),
            _ => throw Refused(id, $"is not the id of {Object} (metrics know no slugs; the catalogue has the ids)"),
        };
    }

    private ArgumentException Refused(string id, string because, string parameter = "objects") =>
        new($"\"{id}\" {because}: pass the id of {Object}, {Form}.", parameter);
}
