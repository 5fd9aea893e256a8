using DataGouv.Generator.Differences.Contracts;
using static DataGouv.Generator.Differences.DifferenceClass;

namespace DataGouv.Generator.Differences.Rules;

/// <summary>What changes of models, properties and parameters mean for the generated code.</summary>
internal static class ShapeRules
{
    /// <summary>Nothing is generated from it.</summary>
    public static readonly Rule NotGenerated = new("not-generated", None, "No operation reaches the model, so that no class is generated from it.");

    /// <summary>A new model.</summary>
    public static readonly Rule ModelAdded = new("model-added", Additive, "A new model is a new class.");

    /// <summary>A model that is gone.</summary>
    public static readonly Rule ModelRemoved = new("model-removed", BreakingAtCompileTime, "The class of the model is not generated any more.");

    /// <summary>A model under another name.</summary>
    public static readonly Rule ModelRenamed = new("model-renamed", BreakingAtCompileTime, "The class of the model has another name.");

    /// <summary>A model under another name that gives the same class.</summary>
    public static readonly Rule ModelRenamedInPlace = new("model-renamed-in-place", None, "The name in the document differs, the name of the class does not.");

    /// <summary>One model for reading and one for writing.</summary>
    public static readonly Rule ModelSplit = new("model-split", BreakingAtCompileTime, "One class became several, or several one: code that names the class for what it sends or reads has to name another.");

    /// <summary>Sent only, or read too.</summary>
    public static readonly Rule ModelDirection = new("model-direction", BreakingAtCompileTime, "A class that is only sent has compulsory and optional members; a class that is read has not.");

    /// <summary>Sent too, or no more.</summary>
    public static readonly Rule ModelDirectionSaid = new("model-direction-said", None, "The class is read before and after, and stays what it is.");

    /// <summary>Families of classes.</summary>
    public static readonly Rule FamilyGained = new("family-gained", Additive, "One more class, or one more base.");

    /// <summary>Families of classes.</summary>
    public static readonly Rule FamilyLost = new("family-lost", BreakingAtCompileTime, "A class has lost its base, or a base one of its classes.");

    /// <summary>Upstream's discriminators.</summary>
    public static readonly Rule DiscriminatorUnused = new("discriminator-unused", None, "The discriminator of a published document names no members: families are declared by overlays.");

    /// <summary>A new property.</summary>
    public static readonly Rule PropertyAdded = new("property-added", Additive, "A new property is a new member; readers and writers that do not know it go on.");

    /// <summary>A new property that must be sent.</summary>
    public static readonly Rule RequiredPropertyAdded = new("required-property-added", BreakingAtCompileTime, "A new member is compulsory (C# required): objects made without it do not compile.");

    /// <summary>A new property that must be sent, in a model that is read too.</summary>
    public static readonly Rule RequiredPropertyAddedToBoth = new("required-property-added-to-read-model", BreakingAtRunTime, "The class is read too, so that the member is not compulsory in C#: the server refuses what is sent without it.");

    /// <summary>A property that is gone.</summary>
    public static readonly Rule PropertyRemoved = new("property-removed", BreakingAtCompileTime, "The member of the property is not generated any more.");

    /// <summary>A property under another name.</summary>
    public static readonly Rule PropertyRenamed = new("property-renamed", BreakingAtCompileTime, "The member of the property has another name.");

    /// <summary>A property under another name that gives the same member.</summary>
    public static readonly Rule RenamedInPlace = new("renamed-in-place", None, "The name on the wire differs, the name of the member does not.");

    /// <summary>Compulsory now.</summary>
    public static readonly Rule PropertyNowRequired = new("property-now-required", BreakingAtCompileTime, "The member became compulsory (C# required): objects made without it do not compile.");

    /// <summary>Compulsory now, in a model that is read too.</summary>
    public static readonly Rule PropertyNowRequiredInBoth = new("property-now-required-in-read-model", BreakingAtRunTime, "The class is read too, so that the member is not compulsory in C#: the server refuses what is sent without it.");

    /// <summary>Not compulsory any more.</summary>
    public static readonly Rule NoLongerRequired = new("no-longer-required", Additive, "It may be left out; what sends it goes on.");

    /// <summary>The document's word on what is read.</summary>
    public static readonly Rule ReadAnyway = new("tolerant-reader", None, "Whatever is read may be null or absent in C#, unless an overlay proves otherwise.");

    /// <summary>A proof that came or went.</summary>
    public static readonly Rule ProofChanged = new("proof-changed", BreakingAtCompileTime, "The member changes between T and T?.");

    /// <summary>Null may be sent.</summary>
    public static readonly Rule NullGained = new("null-allowed", Additive, "The member takes null too (Optional<T>); what sets a value goes on.");

    /// <summary>Null may not be sent any more.</summary>
    public static readonly Rule NullLost = new("null-forbidden", BreakingAtCompileTime, "The member is no Optional<T> any more: code that sends null on purpose does not compile.");

    /// <summary>The server sets it.</summary>
    public static readonly Rule ReadOnlySaid = new("read-only-said", Documentation, "IntelliSense says whether the server sets it; the member is the same.");

    /// <summary>The server alone sets it now.</summary>
    public static readonly Rule ReadOnlyGained = new("now-read-only", BreakingAtRunTime, "What is sent for it is not taken any more.");

    /// <summary>It may be sent.</summary>
    public static readonly Rule ReadOnlyLost = new("now-writable", Additive, "What is sent for it is taken.");

    /// <summary>Another C# type.</summary>
    public static readonly Rule TypeChanged = new("type-changed", BreakingAtCompileTime, "The member has another C# type.");

    /// <summary>Another type on the wire, the same in C#.</summary>
    public static readonly Rule TypeSameInCSharp = new("type-same-in-csharp", Documentation, "The document names another format or claim; the C# type is the same.");

    /// <summary>One more known value.</summary>
    public static readonly Rule EnumValueAdded = new("enum-value-added", Additive, "Enums are open: the value could be read and sent before; now it has a member.");

    /// <summary>A known value is gone.</summary>
    public static readonly Rule EnumValueRemoved = new("enum-value-removed", BreakingAtCompileTime, "The member of the value is not generated any more.");

    /// <summary>Values of what is text in C#.</summary>
    public static readonly Rule EnumValueUntyped = new("enum-value-untyped", Documentation, "It is plain text in C#; no member stands for the value.");

    /// <summary>Another default, for what is sent.</summary>
    public static readonly Rule DefaultChanged = new("default-changed", BreakingAtRunTime, "Who left it out gets something else.");

    /// <summary>A default that was told, or is told no more.</summary>
    public static readonly Rule DefaultSaid = new("default-said", Documentation, "The document tells of the default, or no longer does; IntelliSense follows.");

    /// <summary>The limits of what is read.</summary>
    public static readonly Rule ConstraintRead = new("constraint-of-what-is-read", Documentation, "The client does not check what it reads; IntelliSense says the limit.");

    /// <summary>Narrower limits.</summary>
    public static readonly Rule ConstraintNarrowed = new("constraint-narrowed", BreakingAtRunTime, "Values that the server took are refused; the client does not check them.");

    /// <summary>Wider limits.</summary>
    public static readonly Rule ConstraintWidened = new("constraint-widened", Additive, "Values that the server refused are taken.");

    /// <summary>A new query parameter.</summary>
    public static readonly Rule ParameterAdded = new("parameter-added", Additive, "A new query parameter is a new member of QueryParameters.");

    /// <summary>A new query parameter that must be sent.</summary>
    public static readonly Rule RequiredParameterAdded = new("required-parameter-added", BreakingAtRunTime, "Calls compile, and are refused without the parameter.");

    /// <summary>A query parameter that is gone.</summary>
    public static readonly Rule ParameterRemoved = new("parameter-removed", BreakingAtCompileTime, "The member of the query parameter is not generated any more.");

    /// <summary>A query parameter under another name.</summary>
    public static readonly Rule ParameterRenamed = new("parameter-renamed", BreakingAtCompileTime, "The member of the query parameter has another name.");

    /// <summary>A parameter without a member.</summary>
    public static readonly Rule ParameterUntyped = new("parameter-untyped", None, "Headers and cookies have no member of their own: callers set them by name.");

    /// <summary>A path parameter.</summary>
    public static readonly Rule PathParameterSaid = new("path-parameter-said", None, "Path parameters follow from the path, whether they are declared or not.");

    /// <summary>It must be sent now.</summary>
    public static readonly Rule ParameterNowRequired = new("parameter-now-required", BreakingAtRunTime, "Calls compile, and are refused without the parameter.");

    /// <summary>Lists in URLs.</summary>
    public static readonly Rule Serialization = new("list-in-url", BreakingAtRunTime, "The client repeats the parameter for each item of a list: the server reads it otherwise than before.");

    /// <summary>The rule for a property that came.</summary>
    public static Rule Added(Direction direction, bool required) => (direction, required) switch
    {
        (Direction.None, _) => NotGenerated,
        (Direction.Written, true) => RequiredPropertyAdded,
        (Direction.Read | Direction.Written, true) => RequiredPropertyAddedToBoth,
        _ => PropertyAdded,
    };

    /// <summary>The rule for a property that is compulsory now, or no more.</summary>
    public static Rule Required(Direction direction, bool now, bool proofs) => (direction, now) switch
    {
        (Direction.None, _) => NotGenerated,
        (Direction.Written, true) => PropertyNowRequired,
        (Direction.Written, false) => NoLongerRequired,
        _ when proofs => ProofChanged,
        (Direction.Read, _) => ReadAnyway,
        (_, true) => PropertyNowRequiredInBoth,
        _ => NoLongerRequired,
    };

    /// <summary>The rule for null that is allowed now, or no more.</summary>
    public static Rule Nullable(Direction direction, bool now, bool proofs) => (direction, now) switch
    {
        (Direction.None, _) => NotGenerated,
        (Direction.Written, true) => NullGained,
        (Direction.Written, false) => NullLost,
        _ => proofs ? ProofChanged : ReadAnyway,
    };

    /// <summary>The rule for what the server alone sets now, or no more.</summary>
    public static Rule ReadOnly(Direction direction, bool now) => !direction.HasFlag(Direction.Written) ? ReadOnlySaid : now ? ReadOnlyGained : ReadOnlyLost;

    /// <summary>The rule for a default.</summary>
    public static Rule Default(Direction direction, string? before, string? after) =>
        direction.HasFlag(Direction.Written) && before is not null && after is not null ? DefaultChanged : DefaultSaid;

    /// <summary>The rule for a limit.</summary>
    public static Rule Constraint(Direction direction, bool narrowed) =>
        !direction.HasFlag(Direction.Written) ? ConstraintRead : narrowed ? ConstraintNarrowed : ConstraintWidened;

    /// <summary>The rule for a parameter that came.</summary>
    public static Rule ParameterCame(ContractParameter parameter) => parameter.In switch
    {
        "path" => PathParameterSaid,
        _ when parameter.Required => RequiredParameterAdded,
        "query" => ParameterAdded,
        _ => ParameterUntyped,
    };

    /// <summary>The rule for a parameter that went.</summary>
    public static Rule ParameterWent(ContractParameter parameter) => parameter.In switch
    {
        "path" => PathParameterSaid,
        "query" => ParameterRemoved,
        _ => ParameterUntyped,
    };
}
