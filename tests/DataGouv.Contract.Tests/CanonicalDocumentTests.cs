using DataGouv.Contract.Tests.Judging;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using Newtonsoft.Json.Linq;

namespace DataGouv.Contract.Tests;

[TestFixtureSource(typeof(Documents), nameof(Documents.Names))]
internal sealed class CanonicalDocumentTests(string api)
{
    private static readonly string[] Accesses = ["public", "authenticated", "administrator"];

    private readonly JObject document = Documents.Canonical(api);
    private readonly IReadOnlyList<Route> routes = new RouteTable(Documents.Canonical(api)).Routes;

    [Test]
    public void Canonical_document_read_by_Microsoft_OpenApi_has_no_error()
    {
        var result = OpenApiDocument.Parse(
            document.ToString(),
            "json",
            new OpenApiReaderSettings { RuleSet = ValidationRuleSet.GetDefaultRuleSet() });
        Assert.Multiple(() =>
        {
            Assert.That(result.Diagnostic!.Errors.Select(error => error.ToString()), Is.Empty);
            Assert.That(result.Diagnostic.SpecificationVersion, Is.EqualTo(OpenApiSpecVersion.OpenApi3_0));
        });
    }

    [Test]
    public void Canonical_document_has_no_dangling_reference()
    {
        Assert.That(References(document).Distinct().Where(reference => LocalReference.Resolve(document, reference) is null), Is.Empty);
    }

    [Test]
    public void Canonical_document_has_every_model_in_use()
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<JToken>([document["paths"]!]);
        while (waiting.TryDequeue(out var part))
        {
            foreach (var reference in References(part).Where(used.Add))
                waiting.Enqueue(LocalReference.Resolve(document, reference)!);
        }

        Assert.That(Models().Where(model => !used.Contains("#/components/schemas/" + model)), Is.Empty);
    }

    [Test]
    public void Canonical_document_names_each_operation_once()
    {
        // Preflights are facts of the server, not operations that a client would name.
        var names = routes.Where(route => route.IsClientOperation).Select(route => (string?)route.Operation["operationId"] ?? "").ToList();
        Assert.Multiple(() =>
        {
            Assert.That(names, Has.All.Matches("^[a-z][A-Za-z0-9]*$"));
            Assert.That(names, Is.Unique.IgnoreCase);
        });
    }

    [Test]
    public void Canonical_document_names_each_model_once()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Models(), Has.All.Matches("^[A-Z][A-Za-z0-9]*$"));
            Assert.That(Models(), Is.Unique.IgnoreCase);
        });
    }

    [Test]
    public void Canonical_document_gives_every_operation_a_success()
    {
        Assert.That(routes.Where(route => !Declared(route, '2').Any() && !Declared(route, '3').Any()), Is.Empty);
    }

    [Test]
    public void Canonical_document_gives_every_success_a_schema_or_no_body()
    {
        var unsaid =
            from route in routes
            from response in Declared(route, '2')
            from body in Bodies(response.Value)
            where body.Value["schema"] is not JObject { HasValues: true }
            select $"{route} {response.Name} {body.Name}";
        Assert.That(unsaid, Is.Empty);
    }

    [Test]
    public void Canonical_document_says_of_every_operation_what_it_does_and_who_may_call_it()
    {
        Assert.Multiple(() =>
        {
            Assert.That(routes.Where(route => string.IsNullOrWhiteSpace((string?)route.Operation["summary"])), Is.Empty);
            Assert.That(
                routes.Select(route => (string?)route.Operation["x-datagouv-access"] ?? "(none)").Distinct(),
                Is.SubsetOf(Accesses));
        });
    }

    [Test]
    public void Canonical_document_requires_a_key_exactly_where_one_is_needed()
    {
        Assert.That(routes.Where(route => ((string?)route.Operation["x-datagouv-access"] == "public") != IsOpenToAll(route)), Is.Empty);
    }

    [Test]
    public void Canonical_document_declares_every_parameter_of_a_path()
    {
        var undeclared = routes
            .SelectMany(route => InBraces(route.Template).Except(PathParameters(route)).Select(name => $"{route}: {name}"))
            .Concat(
                routes.SelectMany(route =>
                    PathParameters(route).Except(InBraces(route.Template)).Select(name => $"{route}: {name} is not in the path")));
        Assert.That(undeclared, Is.Empty);
    }

    // A member of a family refers to its base by name: it has the properties of the base, and is read as one of its kinds.
    private static IEnumerable<string> References(JToken part) =>
        ((JContainer)part)
            .DescendantsAndSelf()
            .OfType<JObject>()
            .SelectMany(node => new[] { LocalReference.ReferenceOf(node), FamilyOf(node) })
            .OfType<string>();

    private static string? FamilyOf(JObject node) => node["x-datagouv-family"] is JValue family ? $"#/components/schemas/{family}" : null;

    private static bool IsOpenToAll(Route route) =>
        route.Operation["security"] is not JArray { HasValues: true } ways || ways.OfType<JObject>().Any(way => !way.HasValues);

    private List<string> Models() => [.. ((JObject)document["components"]!["schemas"]!).Properties().Select(model => model.Name)];

    private static IEnumerable<JProperty> Declared(Route route, char statusClass) =>
        route.Responses.Properties().Where(response => response.Name[0] == statusClass);

    private IEnumerable<JProperty> Bodies(JToken response) =>
        (LocalReference.Follow(document, (JObject)response)["content"] as JObject)?.Properties() ?? [];

    private IEnumerable<string> PathParameters(Route route) =>
        new[] { document["paths"]![route.Template]!["parameters"], route.Operation["parameters"] }
            .SelectMany(parameters => parameters?.Children<JObject>() ?? [])
            .Select(parameter => LocalReference.Follow(document, parameter))
            .Where(parameter => (string?)parameter["in"] == "path")
            .Select(parameter => (string)parameter["name"]!);

    private static IEnumerable<string> InBraces(string template) =>
        template.Split('{').Skip(1).Select(rest => rest[..rest.IndexOf('}', StringComparison.Ordinal)]);
}
