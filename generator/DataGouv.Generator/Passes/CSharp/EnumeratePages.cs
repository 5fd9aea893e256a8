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
            items.Expression,
            .. numbers.Select(name => Find(operation, page, name, schemas).Expression),
            Find(operation, page, next, schemas).Expression,
            (string?)word["window"] ?? "null",
            (bool?)word["hides"] == true ? "true" : "false",
            Identity(item, schemas),
        ];
        operation.Node[TemplateWords.Page] = string.Join(TemplateWords.Separator, fields);
        foreach (var around in CSharpProperty.Of(page, schemas).Where(property => property.WireName != rows && !property.IsRequired))
        {
            around.Schema[TemplateWords.Quiet] = true;
        }

        operation.Node[TemplateWords.PageFields] = string.Join(',', Fields(page, rows, next));
    }

    // What tells an item from all others: its "id", where that is a text, a UUID or a whole number.
    private static string Identity(JObject item, JObject schemas)
    {
        var id = schemas[CSharpType.Of(item, schemas)] is JObject model
            ? CSharpProperty.Of(model, schemas).FirstOrDefault(property => property.WireName == "id")
            : null;
        return id?.Type is "string" or "Guid" or "int" or "long"
            ? $"static item => ItemIdentity.Of(item.{id.Name}{(id.IsRequired ? "IfSent" : "")})"
            : "null";
    }

    // The rows first, then the link to the next page, then all else that stands around the rows.
    private static IEnumerable<string> Fields(JObject page, string rows, string next)
    {
        var places = ((JObject)page["properties"]!).Properties().Select(property => property.Name);
        return places.Where(name => name != Top(rows) && name != Top(next)).Prepend(next).Prepend(rows);
    }

    private static string Top(string path) => path.Split('.')[0];

    // "links.next" is page.Links?.Next. A page that was asked for with a mask (X-Fields) may lack what a whole page always has: a number is
    // unknown then, and not 0.
    private static (string Expression, JObject Schema) Find(Operation operation, JObject model, string path, JObject schemas)
    {
        var expression = "page";
        var names = path.Split('.');
        CSharpProperty? found = null;
        foreach (var name in names)
        {
            var owner = found is null ? model : schemas[found.Type] as JObject ?? [];
            found = CSharpProperty.Of(owner, schemas).FirstOrDefault(property => property.WireName == name)
                ?? throw Refusal(operation, $"has no \"{path}\" in its page");
            var holder = expression.Contains(" ? ", StringComparison.Ordinal) ? $"({expression})" : expression;
            var access = expression == "page" ? $"page.{found.Name}" : $"{holder}?.{found.Name}";
            var place = found.Schema[TemplateWords.Order];
            expression = (found.IsRequired, expression) switch
            {
                (false, _) => access,
                (_, "page") => $"page.IsPresent({place}) ? page.{found.Name} : null",
                _ => $"{holder} is {{ }} of{found.Name} && of{found.Name}.IsPresent({place}) ? of{found.Name}.{found.Name} : null",
            };
        }

        return (expression, found!.Schema);
    }

    private static DocumentException Refusal(Operation operation, string problem) =>
        new(
            $"{operation.JsonPath}['{Words.Page}']",
            $"{operation.Title} is marked as returning pages and {problem}.",
            $"Correct \"{Words.Page}\" or the operation with an overlay action.");
}
