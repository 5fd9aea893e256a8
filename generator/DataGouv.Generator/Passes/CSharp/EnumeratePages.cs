using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.CSharp;

/// <summary>
/// Tells the templates how to read a page: its rows, its number, its size, the total and the link to the next. They stand at
/// the top of a page of the Main API, under <c>meta</c> and <c>links</c> elsewhere. And what a field mask has to name for a page to be
/// one: its rows, the link to the next, all else around the rows.
/// </summary>
internal sealed class EnumeratePages : IPass
{
    private static readonly string[] Numbers = ["page", "page_size", "total"];

    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        foreach (var operation in document.Operations().Where(operation => operation.Node[Words.Page] is JObject))
        {
            Describe(operation, document.Schemas());
        }

        return document;
    }

    private static void Describe(Operation operation, JObject schemas)
    {
        var word = (JObject)operation.Node[Words.Page]!;
        var page =
            operation
                .Successes.SelectMany(response => SchemaWalk.ResponseSchemas((JObject)response.Value))
                .Select(schema => schemas[schema.ReferencedSchema() ?? ""])
                .OfType<JObject>()
                .FirstOrDefault()
            ?? throw Refusal(operation, "has no page as its result");
        if (!operation.Parameters.Any(parameter => (string?)parameter["name"] == "page"))
        {
            throw Refusal(operation, "has no parameter \"page\"");
        }

        var (rows, next) = ((string)word["items"]!, (string)word["next"]!);
        var items = Find(operation, page, rows, schemas);
        var item = (JObject)items.Schema["items"]!;
        var numbers = Numbers.Select(name => page["properties"]![name] is null ? "meta." + name : name);
        string[] fields =
        [
            CSharpType.Of(item, schemas),
            IsAlwaysThere(page, rows) ? $"page.IsPresent({Place(items.Schema)}) ? {items.Expression} : null" : items.Expression,
            .. numbers.Select(name => WherePresent(page, name, Find(operation, page, name, schemas))),
            Find(operation, page, next, schemas).Expression,
            (string?)word["window"] ?? "null",
            (bool?)word["hides"] == true ? "true" : "false",
            Identity(item, schemas),
        ];
        operation.Node[TemplateWords.Page] = string.Join(TemplateWords.Separator, fields);
        operation.Node[TemplateWords.PageFields] = string.Join(',', Fields(page, rows, next));
    }

    // A page that was asked for with a mask (X-Fields) may lack what a whole page always has: a number is unknown then, not 0.
    private static string WherePresent(JObject page, string name, (string Expression, JObject Schema) number) =>
        IsAlwaysThere(page, name) ? $"page.IfPresent({Place(number.Schema)}, {number.Expression})" : number.Expression;

    private static bool IsAlwaysThere(JObject page, string name) => page["required"]?.Values<string>().Contains(name) ?? false;

    private static int Place(JObject property) => (int)property[TemplateWords.Order]!;

    // What tells an item from all others: its "id", where that is a text, a UUID or a whole number.
    private static string Identity(JObject item, JObject schemas)
    {
        var model = item;
        while ((model.ReferencedSchema() ?? model["allOf"]?.First.ReferencedSchema()) is { } reference)
        {
            model = (JObject)schemas[reference]!;
        }

        return model["properties"]?["id"] is JObject id && CSharpType.Of(id, schemas) is "string" or "System.Guid" or "int" or "long"
            ? $"static item => ItemIdentity.Of(item.{id[TemplateWords.Name]})"
            : "null";
    }

    // The rows first, then the link to the next page, then all else that stands around the rows.
    private static IEnumerable<string> Fields(JObject page, string rows, string next)
    {
        var places = ((JObject)page["properties"]!).Properties().Select(property => property.Name);
        return places.Where(name => name != Top(rows) && name != Top(next)).Prepend(next).Prepend(rows);
    }

    private static string Top(string path) => path.Split('.')[0];

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
        new(
            $"{operation.JsonPath}['{Words.Page}']",
            $"{operation.Title} is marked as returning pages and {problem}.",
            $"Correct \"{Words.Page}\" or the operation with an overlay action.");
}
