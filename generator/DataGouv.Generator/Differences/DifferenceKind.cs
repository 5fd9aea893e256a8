namespace DataGouv.Generator.Differences;

/// <summary>What it is that differs between two documents.</summary>
internal enum DifferenceKind
{
    /// <summary>A whole document.</summary>
    Document,

    /// <summary>The address of the service.</summary>
    Server,

    /// <summary>A way to authenticate.</summary>
    SecurityScheme,

    /// <summary>An operation: a verb on a path.</summary>
    Operation,

    /// <summary>The identifier of an operation.</summary>
    OperationId,

    /// <summary>A parameter in the query, the path or a header.</summary>
    Parameter,

    /// <summary>The body of a request.</summary>
    Body,

    /// <summary>A response: a status and what comes with it.</summary>
    Response,

    /// <summary>A header of a response.</summary>
    Header,

    /// <summary>A named schema.</summary>
    Model,

    /// <summary>The family of a polymorphic model, or a member of it.</summary>
    Family,

    /// <summary>A property of a model, or a field of a form.</summary>
    Property,

    /// <summary>A value of an enum.</summary>
    EnumValue,

    /// <summary>The type of a parameter, property or body.</summary>
    Type,

    /// <summary>Must it be there?</summary>
    Required,

    /// <summary>May it be null?</summary>
    Nullable,

    /// <summary>Does the server alone set it?</summary>
    ReadOnly,

    /// <summary>The value of what was left out.</summary>
    Default,

    /// <summary>A limit on values: a bound, a length, a pattern.</summary>
    Constraint,

    /// <summary>How a list is written in a URL.</summary>
    Serialization,

    /// <summary>Who may call an operation.</summary>
    Security,

    /// <summary>Is it on its way out?</summary>
    Deprecation,

    /// <summary>A word of this project, such as <c>x-datagouv-page</c>.</summary>
    Marking,

    /// <summary>Text for people.</summary>
    Prose,
}
