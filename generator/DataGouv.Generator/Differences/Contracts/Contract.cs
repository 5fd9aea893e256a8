namespace DataGouv.Generator.Differences.Contracts;

/// <summary>What a document promises, said in the same way for Swagger 2.0 and OpenAPI 3.0.</summary>
internal sealed class Contract
{
    private readonly Dictionary<string, Direction> _directions = new(StringComparer.Ordinal);

    /// <summary>Puts the parts together and follows the references from the operations to the models.</summary>
    public Contract(IReadOnlyList<ContractOperation> operations, IReadOnlyDictionary<string, Shape> models)
    {
        Operations = operations;
        Models = models;
        foreach (var operation in operations)
        {
            // The bodies of refusals become exceptions, and no models.
            Reach(operation.Successes.SelectMany(body => body.Contents.Values), Direction.Read);
            Reach(operation.Body?.Contents.Values ?? [], Direction.Written);
            Reach(operation.Parameters.Select(parameter => parameter.Shape), Direction.Written);
        }
    }

    /// <summary>The operations.</summary>
    public IReadOnlyList<ContractOperation> Operations { get; }

    /// <summary>The named schemas.</summary>
    public IReadOnlyDictionary<string, Shape> Models { get; }

    /// <summary>The addresses of the service, without the scheme.</summary>
    public IReadOnlyList<string> Servers { get; init; } = [];

    /// <summary>The schemes (<c>https</c>) of the addresses.</summary>
    public IReadOnlyList<string> Schemes { get; init; } = [];

    /// <summary>The ways to authenticate, and what each asks for.</summary>
    public IReadOnlyDictionary<string, string> SecuritySchemes { get; init; } = new Dictionary<string, string>();

    /// <summary>The words of this project that stand on the document.</summary>
    public IReadOnlyDictionary<string, string> Markings { get; init; } = new Dictionary<string, string>();

    /// <summary>Text for people.</summary>
    public IReadOnlyDictionary<string, string> Prose { get; init; } = new Dictionary<string, string>();

    /// <summary>Did the passes make it? Then <c>required</c> and <c>nullable</c> of what is read are proofs.</summary>
    public bool IsCanonical { get; init; }

    /// <summary>Which way the data of a model goes.</summary>
    public Direction DirectionOf(string model) => _directions.GetValueOrDefault(model);

    /// <summary>The properties of a shape, inherited ones included, each with the model that declares it (null: the shape itself).</summary>
    public IReadOnlyDictionary<string, (Shape Shape, string? DeclaredBy)> PropertiesOf(Shape shape)
    {
        var found = new Dictionary<string, (Shape, string?)>(StringComparer.Ordinal);
        foreach (var name in BasesOf(shape))
        {
            foreach (var property in Models[name].Properties)
            {
                found[property.Key] = (property.Value, name);
            }
        }

        foreach (var property in shape.Properties)
        {
            found[property.Key] = (property.Value, null);
        }

        return found;
    }

    /// <summary>Must a property be there? The shape or one of its bases may say so.</summary>
    public bool IsRequired(Shape shape, string property) =>
        shape.Required.Contains(property) || BasesOf(shape).Any(name => Models[name].Required.Contains(property));

    /// <summary>All the models whose properties a shape has, farthest first.</summary>
    public IReadOnlyList<string> BasesOf(Shape shape)
    {
        var bases = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Collect(shape);
        return bases;

        void Collect(Shape from)
        {
            foreach (var name in from.Bases.Where(name => Models.ContainsKey(name) && seen.Add(name)))
            {
                Collect(Models[name]);
                bases.Add(name);
            }
        }
    }

    /// <summary>The names of the models that a shape refers to, at any depth; references are not followed.</summary>
    public static IEnumerable<string> ReferencesOf(Shape shape) =>
        (shape.Reference is null ? [] : new[] { shape.Reference })
            .Concat(shape.Bases)
            .Concat(shape.Family.Values)
            .Concat(shape.Family.Keys.Where(key => key.StartsWith(ShapeReader.MemberOf, StringComparison.Ordinal)).Select(key => key[ShapeReader.MemberOf.Length..]))
            .Concat(shape.Properties.Values.Concat(shape.Alternatives).Concat(shape.Inner is null ? [] : [shape.Inner]).SelectMany(ReferencesOf));

    private void Reach(IEnumerable<Shape?> roots, Direction direction)
    {
        var open = new Stack<string>(roots.OfType<Shape>().SelectMany(ReferencesOf));
        while (open.TryPop(out var name))
        {
            if (Models.TryGetValue(name, out var model) && !_directions.GetValueOrDefault(name).HasFlag(direction))
            {
                _directions[name] = _directions.GetValueOrDefault(name) | direction;
                foreach (var inner in ReferencesOf(model))
                {
                    open.Push(inner);
                }
            }
        }
    }
}
