using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Differences.Mutations;

/// <summary>A copy of a document that mutations change, with a seeded choice of what.</summary>
internal sealed class MutableDocument
{
    private readonly Random _random;
    private readonly HashSet<JToken> _touched = [];

    public MutableDocument(string name, JObject document, int seed)
    {
        Name = name;
        Root = (JObject)document.DeepClone();
        _random = new Random(seed);
        Read = Reach(Root.Operations().SelectMany(operation => operation.Successes.SelectMany(response => References(response.Value))));
        Written = Reach(Root.Operations().SelectMany(operation => operation.Parameters.Cast<JToken>().Append(operation.Node["requestBody"] ?? new JObject())).SelectMany(References));
    }

    public string Name { get; }

    public JObject Root { get; }

    /// <summary>The models that successes reach.</summary>
    public HashSet<string> Read { get; }

    /// <summary>The models that requests reach.</summary>
    public HashSet<string> Written { get; }

    public bool IsSwagger2 => Root.IsSwagger2();

    /// <summary>One of those that no mutation has touched yet.</summary>
    public T? Pick<T>(IEnumerable<T> candidates, Func<T, JToken> areaOf)
        where T : class
    {
        var free = candidates.Where(candidate => !_touched.Contains(areaOf(candidate))).ToList();
        if (free.Count == 0)
        {
            return null;
        }

        var chosen = free[_random.Next(free.Count)];
        _touched.Add(areaOf(chosen));
        return chosen;
    }

    /// <summary>An operation of a kind.</summary>
    public Operation? PickOperation(Func<Operation, bool> suits) => Pick(Root.Operations().Where(suits), operation => operation.Node);

    /// <summary>A parameter that stands on its operation, and the operation.</summary>
    public OwnParameter? PickParameter(Func<JObject, bool> suits) => Pick(
        Root.Operations().SelectMany(operation => operation.Node["parameters"].Objects(), (operation, parameter) => new OwnParameter(operation, parameter))
            .Where(one => (string?)one.Node["in"] == "query" && suits(one.Node)),
        one => one.Operation.Node);

    /// <summary>A model that has properties and stands for itself: no other model is made of it.</summary>
    public JProperty? PickModel(Func<JProperty, bool> suits) => Pick(
        Root.Schemas().Properties().Where(model => model.Value["properties"] is JObject { Count: > 2 } && model.Value["allOf"] is null && model.Value["anyOf"] is null && suits(model)),
        model => model.Value);

    /// <summary>A property of a model.</summary>
    public JProperty? PickProperty(Func<string, bool> model, Func<JObject, bool> suits) => Pick(
        Root.Schemas().Properties().Where(owner => model(owner.Name) && owner.Value["allOf"] is null)
            .SelectMany(owner => (owner.Value["properties"] as JObject)?.Properties() ?? [])
            .Where(property => property.Value is JObject node && suits(node)),
        property => ModelOf(property).Value);

    /// <summary>The model of a property.</summary>
    public static JProperty ModelOf(JProperty property) => (JProperty)property.Parent!.Parent!.Parent!.Parent!;

    /// <summary>Sent only.</summary>
    public bool OnlyWritten(string model) => Written.Contains(model) && !Read.Contains(model);

    /// <summary>Read only.</summary>
    public bool OnlyRead(string model) => Read.Contains(model) && !Written.Contains(model);

    /// <summary>Both.</summary>
    public bool BothWays(string model) => Read.Contains(model) && Written.Contains(model);

    private HashSet<string> Reach(IEnumerable<string> roots)
    {
        var found = new HashSet<string>();
        var open = new Queue<string>(roots);
        while (open.TryDequeue(out var name))
        {
            if (found.Add(name) && Root.Schemas()[name] is { } model)
            {
                References(model).ToList().ForEach(open.Enqueue);
            }
        }

        return found;
    }

    private static IEnumerable<string> References(JToken node) =>
        node.ObjectsAndSelf().Select(one => one.ReferencedSchema()).OfType<string>().Select(Uri.UnescapeDataString);
}
