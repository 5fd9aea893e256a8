using DataGouv.Generator.Documents;
using DataGouv.Generator.Passes.Canonical;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.CSharp;

/// <summary>An object that can be read and changed at one path.</summary>
/// <param name="Read">The operation that reads it.</param>
/// <param name="Write">The operation that changes it.</param>
/// <param name="Model">What is read.</param>
/// <param name="Patch">What is sent.</param>
internal sealed record ObjectUpdate(Operation Read, Operation Write, string Model, string Patch)
{
    /// <summary>Finds the objects of a document; a change that has required members is none of any part of its object.</summary>
    public static IEnumerable<ObjectUpdate> In(JObject document) =>
        from path in document.Operations().Where(IsOfServer).GroupBy(operation => operation.Path)
        let read = path.FirstOrDefault(operation => operation.Verb == "get")
        from write in path.Where(operation => operation.Verb is "put" or "patch")
        where read is not null
        let model = Result(read)
        let patch = write.RequestSchemas().FirstOrDefault().ReferencedSchema()
        where model is not null && patch is not null && Result(write) == model && NameModels.IsPatch(patch)
        where document.Schemas()[patch]!["required"] is not JArray { Count: > 0 }
        select new ObjectUpdate(read, write, model, patch);

    private static bool IsOfServer(Operation operation) => operation.Node[TemplateWords.Navigation] is null;

    private static string? Result(Operation operation)
    {
        var schemas = operation.Successes.SelectMany(response => SchemaWalk.ResponseSchemas((JObject)response.Value));
        return (string?)operation.Node[TemplateWords.Result] == "json" ? schemas.FirstOrDefault().ReferencedSchema() : null;
    }
}
