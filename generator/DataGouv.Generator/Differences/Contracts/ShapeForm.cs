namespace DataGouv.Generator.Differences.Contracts;

/// <summary>The forms that a schema can have.</summary>
internal enum ShapeForm
{
    /// <summary>A plain value, or an object of which nothing is said.</summary>
    Value,

    /// <summary>The name of a model.</summary>
    Reference,

    /// <summary>A list of one shape.</summary>
    List,

    /// <summary>An object whose members have names of their own and one shape.</summary>
    Map,

    /// <summary>An object with properties.</summary>
    Object,

    /// <summary>One of several shapes.</summary>
    Choice,
}
