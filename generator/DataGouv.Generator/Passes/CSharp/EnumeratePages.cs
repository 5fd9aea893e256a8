using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.CSharp;

/// <summary>
/// Tells the templates how to read a page: its rows, its number, its size, the total and the link to the next. They stand at
/// the top of a page of the Main API, under <c>meta</c> and <c>links</c> elsewhere.
/// </summary>
internal sealed class EnumeratePages : IPass
{
    private static readonly string[] Numbers = ["page", "page_size", "total"];

    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        foreach (var operation in document.Operations().Where(operation => operation.Node[Words.Page] is JObject))
        {
            operation.Node[TemplateWords.Page] = Describe(operation, document.Schemas());
        }

        return document;
    }

    private static string Describe(Operation operation, JObject schemas)
    {
        var word = (JObject)operation.Node[Words.Page]!;
        var page = operation.Successes.SelectMany(response => SchemaWalk.ResponseSchemas((JObject)response.Value)).Select(schema => schemas[schema.ReferencedSchema() ?? ""]).OfType<JObject>().FirstOrDefault()
            ?? throw Refusal(operation, "has no page as its result");
        if (!operation.Parameters.Any(parameter => (string?)parameter["name"] == "page"))
        {
            throw Refusal(operation, "has no parameter \"page\"");
        }

        var items = Find(operation, page, (string)word["items"]!, schemas);
        var numbers = Numbers.Select(name => page["properties"]![name] is null ? "meta." + name : name);
        string[] fields =
        [
            CSharpType.Of((JObject)items.Schema["items"]!, schemas),
            items.Expression,
            .. numbers.Select(name => WherePresent(page, name, Find(operation, page, name, schemas))),
            Find(operation, page, (string)word["next"]!, schemas).Expression,
            (string?)word["window"] ?? "null",
        ];
        return string.Join(TemplateWords.Separator, fields);
    }

    // A page that was asked for with a mask (X-Fields) may lack a number that a whole page always has: it is unknown then, not 0.
    private static string WherePresent(JObject page, string name, (string Expression, JObject Schema) number) =>
        page["required"]?.Values<string>().Contains(name) ?? false
            ? $"page.IfPresent({(int)number.Schema[TemplateWords.Order]!}, {number.Expression})"
            : number.Expression;

    // "links.next" is page.Links?.Next.
    private static (string Expression, JObject Schema) Find(Operation operation, JObject model, string path, JObject schemas)
    {
        var expression = "page";
        var schema = model;
        foreach (var name in path.Split('.'))
        {
            if ((schema.ReferencedSchema() ?? schema["allOf"]?.First.ReferencedSchema()) is { } reference)
            {
                schema = (JObject)schemas[reference]!;
            }

            schema = schema["properties"]?[name] as JObject ?? throw Refusal(operation, $"has no \"{path}\" in its page");
            expression += (expression == "page" ? "." : "?.") + (string)schema[TemplateWords.Name]!;
        }

        return (expression, schema);
    }

    private static DocumentException Refusal(Operation operation, string problem) =>
        new($"{operation.JsonPath}['{Words.Page}']", $"{operation.Title} is marked as returning pages and {problem}.", $"Correct \"{Words.Page}\" or the operation with an overlay action.");
}
