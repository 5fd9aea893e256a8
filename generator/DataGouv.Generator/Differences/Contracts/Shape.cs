namespace DataGouv.Generator.Differences.Contracts;

/// <summary>A schema, said in the same way for Swagger 2.0 and OpenAPI 3.0.</summary>
internal sealed record Shape
{
    /// <summary>Where it stands in its document.</summary>
    public required string JsonPath { get; init; }

    /// <summary>What it is.</summary>
    public required ShapeForm Form { get; init; }

    /// <summary>The name of the model that it refers to, decoded.</summary>
    public string? Reference { get; init; }

    /// <summary>The type of a value: <c>string</c>, <c>integer</c>, <c>number</c>, <c>boolean</c>, <c>object</c>, <c>any</c>.</summary>
    public string Type { get; init; } = "any";

    /// <summary>The format of a value.</summary>
    public string? Format { get; init; }

    /// <summary>The values of an enum, sorted: their order in the document means nothing.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>What a list or a map holds.</summary>
    public Shape? Inner { get; init; }

    /// <summary>The properties that it declares itself.</summary>
    public IReadOnlyDictionary<string, Shape> Properties { get; init; } = new Dictionary<string, Shape>();

    /// <summary>The properties that must be there.</summary>
    public IReadOnlySet<string> Required { get; init; } = new HashSet<string>();

    /// <summary>The models whose properties it has as well (<c>allOf</c>).</summary>
    public IReadOnlyList<string> Bases { get; init; } = [];

    /// <summary>What else it may be (<c>anyOf</c>, <c>oneOf</c>).</summary>
    public IReadOnlyList<Shape> Alternatives { get; init; } = [];

    /// <summary>The property that tells the members of a family apart, and the members by its value.</summary>
    public IReadOnlyDictionary<string, string> Family { get; init; } = new Dictionary<string, string>();

    /// <summary>Does the server alone set it?</summary>
    public bool ReadOnly { get; init; }

    /// <summary>May it be null?</summary>
    public bool Nullable { get; init; }

    /// <summary>Is it on its way out?</summary>
    public bool Deprecated { get; init; }

    /// <summary>What the server takes when it is left out.</summary>
    public string? Default { get; init; }

    /// <summary>Bounds, lengths, patterns, and any keyword that has no place of its own here.</summary>
    public IReadOnlyDictionary<string, string> Constraints { get; init; } = new Dictionary<string, string>();

    /// <summary>Text for people.</summary>
    public IReadOnlyDictionary<string, string> Prose { get; init; } = new Dictionary<string, string>();

    /// <summary>Is it an enum for C#? A single value is a claim, not a choice.</summary>
    public bool IsEnum => Values.Count > 1 && Type == "string";

    /// <summary>Its type, for people.</summary>
    public string Describe() => Form switch
    {
        ShapeForm.Reference => Reference!,
        ShapeForm.List => $"list of {Inner!.Describe()}",
        ShapeForm.Map => $"map of {Inner!.Describe()}",
        ShapeForm.Choice => "any of " + string.Join(", ", Alternatives.Select(one => one.Describe()).Order(StringComparer.Ordinal)),
        ShapeForm.Object => $"object {{{string.Join(", ", Properties.Keys.Concat(Bases.Select(name => "all of " + name)).Order(StringComparer.Ordinal))}}}",
        _ when Values.Count > 0 => $"{Primitive} of {string.Join(" | ", Values)}",
        _ => Primitive,
    };

    private string Primitive => Format is null ? Type : $"{Type} ({Format})";
}
