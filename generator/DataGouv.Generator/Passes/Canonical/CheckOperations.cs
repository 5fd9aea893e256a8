using System.Text.RegularExpressions;
using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.Canonical;

/// <summary>
/// Refuses a document whose paths, operations, parameters and responses are not of the kind that OpenAPI gives them. The passes
/// after it need not ask. It changes nothing.
/// </summary>
internal sealed partial class CheckOperations : IPass
{
    private static readonly string[] Texts = ["operationId", "summary", "description", Words.Access, Words.Form];

    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        foreach (var path in Kinds.Object(document["paths"], "$.paths").Properties().Where(path => !Kinds.IsExtension(path.Name)))
        {
            var where = "$.paths" + JsonTrail.Step(path.Name);
            if (!path.Name.StartsWith('/'))
            {
                throw new DocumentException(where, $"The path {path.Name} does not begin with a slash.", "Correct the path, or remove it, with an overlay action.");
            }

            var item = Kinds.Object(path.Value, where);
            CheckParameters(item, where);
            foreach (var operation in item.Properties().Where(member => OpenApiJson.IsVerb(member.Name)))
            {
                CheckOperation(Kinds.Object(operation.Value, $"{where}.{operation.Name}"), $"{where}.{operation.Name}");
            }
        }

        return document;
    }

    private static void CheckOperation(JObject operation, string where)
    {
        foreach (var text in Texts)
        {
            Kinds.OptionalText(operation, text, where);
        }

        CheckParameters(operation, where);
        if (operation["requestBody"] is { } body)
        {
            Kinds.Object(body, where + ".requestBody");
        }

        foreach (var response in Kinds.Object(operation["responses"], where + ".responses").Properties().Where(response => !Kinds.IsExtension(response.Name)))
        {
            var place = where + ".responses" + JsonTrail.Step(response.Name);
            if (!Status().IsMatch(response.Name))
            {
                throw new DocumentException(place, $"\"{response.Name}\" is not the status of a response.", "Use a status such as 200, a range such as 4XX, or default.");
            }

            Kinds.Object(response.Value, place);
        }
    }

    private static void CheckParameters(JObject owner, string where)
    {
        if (owner["parameters"] is null)
        {
            return;
        }

        var index = 0;
        foreach (var parameter in Kinds.Array(owner["parameters"], where + ".parameters"))
        {
            var place = $"{where}.parameters[{index++}]";
            var node = Kinds.Object(parameter, place);
            if (node["$ref"] is null)
            {
                Kinds.Text(node["name"], place + ".name");
                Kinds.Text(node["in"], place + ".in");
            }
        }
    }

    [GeneratedRegex("^([1-5]([0-9]{2}|XX)|default)$", RegexOptions.CultureInvariant)]
    private static partial Regex Status();
}
