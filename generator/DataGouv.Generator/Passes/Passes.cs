using DataGouv.Generator.Passes.Canonical;
using DataGouv.Generator.Passes.CSharp;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes;

/// <summary>The passes, in order: the table of contents of the generator.</summary>
internal static class Passes
{
    /// <summary>From a repaired upstream document to the canonical OpenAPI 3.0 document, a product of its own.</summary>
    /// <param name="shared">The canonical document of the API that this one shares models with.</param>
    public static IReadOnlyList<IPass> Canonical(JObject? shared = null) =>
    [
        // Swagger 2.0 or OpenAPI 3.0, as published and repaired
        new CheckOperations(),
        new CheckSchemas(),
        new DecodeReferences(),
        new WrapReferences(),
        new DerivePatches(),
        new ResolveReferences(),
        new NameModels(),
        new UseInclusiveBounds(),
        new KeepProofs(),
        new KeepOpenMaps(),
        new ConvertToOpenApi3(),

        // OpenAPI 3.0: what the conversion leaves to mend
        new InlineSharedParts(),
        new RemoveEmptyContent(),
        new MarkBinaryBodies(),
        new RestoreAlternatives(),
        new DeriveRefusals(),
        new DeclareErrors(),

        // shapes and names
        new FlattenInheritance(),
        new IdentifyOperations(),
        new HoistInlineSchemas(),
        new SortEnums(),
        new HoistEnums(),
        new DeclareFamilies(),
        new TakeSharedModels(shared),

        // what is true of every operation and model
        new MarkDirection(),
        new NullableByDefault(),
        new MarkPages(),
        new MarkSafeOperations(),
        new DeclareSecurity(),

        new ResolveReferences(),
        new ValidateDocument(),
    ];

    /// <summary>From the canonical document to the one that NSwag's templates turn into C#; it exists only between the two.</summary>
    /// <param name="shared">The same of the API that this one shares models with.</param>
    public static IReadOnlyList<IPass> CSharp(JObject? shared = null) =>
    [
        new KeepClientOperations(),
        new ListExceptions(),
        new UniteResults(),
        new KeepUsedModels(),
        new NameBuilders(),
        new NameSingleValues(),
        new NameMembers(),
        new EnumeratePages(),
        new TypeForms(),
        new InheritFamilies(),
        new CheckTypeNames(),
        new OpenMixedTypes(),
        new RefuseBodies(),
        new DeriveConversions(),
        new DeriveUpdates(),
        new DescribeOperations(),
        new ListContracts(),
        new ShareModels(shared),
    ];
}
