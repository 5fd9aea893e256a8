using DataGouv.Generator.Documents;
using DataGouv.Generator.Passes.Canonical;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.CSharp;

/// <summary>
/// Refuses a model whose name another type has: one that every file sees, one that the generated code stands on, a request
/// builder, or what is written beside a polymorphic family. It changes nothing.
/// </summary>
internal sealed class CheckTypeNames : IPass
{
    /// <summary>The types of the seam and of Kiota that users meet and templates write.</summary>
    public static IReadOnlySet<string> Seam { get; } =
        new HashSet<string>(StringComparer.Ordinal)
        {
            "ApiJson",
            "ApiOperation",
            "ApiRequestBuilder",
            "FamilyConverter",
            "FilePart",
            "ApiRequest",
            "IOpenEnum",
            "IPagingAdapter",
            "IQueryOption",
            "ItemIdentity",
            "JsonNull",
            "ListConsistency",
            "MultipartForm",
            "MultipartWriter",
            "NoQueryParameters",
            "OpenEnumConverter",
            "OperationAccess",
            "Optional",
            "OptionalConverter",
            "Page",
            "Pageable",
            "QueryParameters",
            "QueryWriter",
            "ReadModel",
            "WriteModel",
            "ApiException",
            "IRequestAdapter",
            "Method",
            "RequestConfiguration",
            "RequestInformation",
            "BodyRefusedException",
            "FieldSelection",
            "FreeReference",
            "IJsonModel",
            "ISendsNull",
            "JsonBody",
            "JsonContract",
            "JsonData",
            "JsonException",
            "JsonMap",
            "JsonModel",
            "MemberNotSentException",
            "ModelConverter",
            "NullableList",
            "OpenEnum",
            "UpdatePlan",
            "JsonConverter",
            "JsonPropertyInfo",
            "JsonPropertyName",
            "JsonSerializerOptions",
            "JsonType",
            "JsonTypeInfo",
        };

    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        var api = (string?)document[TemplateWords.Api];
        var builders = (document[TemplateWords.Builders] as JObject)?.Properties().Select(builder => builder.Name) ?? [];
        var families = document
            .Schemas()
            .Properties()
            .Where(schema => schema.Value[TemplateWords.Members] is not null)
            .SelectMany(family => new[] { "Unknown" + family.Name, family.Name + "Converter" });
        var constants = document.Schemas().Objects().Select(schema => (string?)schema[TemplateWords.Constants]).OfType<string>();
        var taken = builders.Concat(families).Concat(Seam).Concat(constants).Append(api + "Json").ToHashSet(StringComparer.Ordinal);
        foreach (var model in document.Schemas().Properties())
        {
            if (!DotNetName.IsTypeName(model.Name))
            {
                throw Refusal(document, model.Name, "is no name of a .NET type");
            }

            if (taken.Contains(model.Name) || TakenNames.Contains(model.Name))
            {
                throw Refusal(document, model.Name, "is the name of another type");
            }
        }

        return document;
    }

    private static DocumentException Refusal(JObject document, string name, string problem) =>
        new(
            document.SchemaPath(name),
            $"The model {name} cannot be written as C#: {name} {problem}.",
            $"Give the schema another name with an overlay: \"{Words.Name}\".");
}
