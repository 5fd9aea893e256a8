using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DataGouv.Catalog;
using DataGouv.Core;
using DataGouv.Tests.Support;

namespace DataGouv.Tests.Documentation;

/// <summary>
/// The methods of the generated clients name the exceptions of this assembly, which the compiler cannot check: their own assembly
/// knows nothing of it.
/// </summary>
internal sealed partial class DocumentedExceptionTests
{
    private const string Facade = "T:DataGouv.";

    private static readonly IReadOnlyDictionary<string, XElement> Documentation =
        XDocument.Load(Path.ChangeExtension(typeof(CatalogRequestBuilder).Assembly.Location, ".xml"))
            .Descendants("member")
            .ToDictionary(member => (string)member.Attribute("name")!, StringComparer.Ordinal);

    private static readonly IReadOnlyList<DocumentedMethod> Methods =
    [
        .. from builder in typeof(CatalogRequestBuilder).Assembly.GetExportedTypes()
           where builder.IsSubclassOf(typeof(ApiRequestBuilder))
           from property in builder.GetProperties()
           where property.PropertyType == typeof(ApiOperation)
           let name = property.Name[..^"Operation".Length] + "Async"
           let id = $"M:{builder.FullName}.{name}("
           let member = Documentation.Single(member => member.Key.StartsWith(id, StringComparison.Ordinal)).Value
           select new DocumentedMethod(
               (ApiOperation)property.GetValue(null)!,
               builder.GetMethod(name)!.GetParameters().Any(parameter => parameter.Name == "body"),
               Exceptions(member)),
    ];

    private static IEnumerable<DocumentedException> AllExceptions => Methods.SelectMany(method => method.Exceptions);

    private static IEnumerable<string> Statuses =>
        AllExceptions.SelectMany(exception => exception.Statuses).Distinct().Order(StringComparer.Ordinal);

    [Test]
    public void Reference_to_the_facade_names_an_exception_of_it()
    {
        var types = AllExceptions.Select(exception => exception.Type).Distinct().ToDictionary(
            type => type,
            type => typeof(DataGouvClient).Assembly.GetType("DataGouv." + type));

        Assert.That(types.Where(type => !typeof(DataGouvApiException).IsAssignableFrom(type.Value)), Is.Empty);
    }

    [Test]
    public void Method_of_any_operation_names_what_every_call_can_end_in()
    {
        string[] always =
        [
            nameof(DataGouvRateLimitException),
            nameof(DataGouvServerException),
            nameof(DataGouvConnectionException),
            nameof(DataGouvApiException),
        ];

        Assert.That(Methods.Where(method => always.Except(method.Exceptions.Select(exception => exception.Type)).Any()), Is.Empty);
    }

    [Test]
    public void Method_of_any_operation_names_each_exception_once() =>
        Assert.That(Methods.Select(method => method.Exceptions.Select(exception => exception.Type)), Is.All.Unique);

    [Test]
    public void Method_of_an_operation_that_is_not_public_names_both_refusals_of_a_caller() =>
        Assert.That(Methods.Where(method => method.Operation.Access != OperationAccess.Public && !method.Names("401", "403")), Is.Empty);

    [Test]
    public void Method_of_an_operation_below_an_object_names_its_absence() =>
        Assert.That(Methods.Where(method => method.Operation.Path.Contains('{') && !method.Names("404")), Is.Empty);

    [Test]
    public void Method_of_an_operation_with_a_body_names_its_refusal() =>
        Assert.That(Methods.Where(method => method.HasBody && !method.Names("400")), Is.Empty);

    [TestCaseSource(nameof(Statuses))]
    public async Task Status_in_the_documentation_ends_in_the_exception_that_names_it(string status)
    {
        var answered = status == "5xx" ? 500 : int.Parse(status, CultureInfo.InvariantCulture);
        using var handler = new StubHandler(_ => Answers.Status(answered));
        using var client = TestClient.Create(handler, options => options.Retry.MaxAttempts = 1);

        var failure = await Assert.CatchAsync<DataGouvApiException>(() => client.Catalog.Site.GetAsync());

        var documented = AllExceptions.Where(exception => exception.Statuses.Contains(status)).Select(exception => exception.Type);
        Assert.That(documented.Distinct(), Is.EqualTo([failure!.GetType().Name]));
    }

    [Test]
    public void Enumeration_of_a_list_names_the_exceptions_of_its_pages()
    {
        var enumerations = Documentation.Where(member => List().IsMatch(member.Key)).Select(member => Exceptions(member.Value));

        Assert.That(enumerations, Is.Not.Empty.And.All.Not.Empty);
    }

    private static IReadOnlyList<DocumentedException> Exceptions(XElement member) =>
    [
        .. from exception in member.Elements("exception")
           let reference = (string)exception.Attribute("cref")!
           where reference.StartsWith(Facade, StringComparison.Ordinal)
           let statuses = Status().Matches(exception.Value).Select(match => match.Groups[1].Value)
           select new DocumentedException(reference[Facade.Length..], [.. statuses]),
    ];

    [GeneratedRegex(@"^M:.*RequestBuilder\.EnumerateAsync\(", RegexOptions.CultureInvariant)]
    private static partial Regex List();

    [GeneratedRegex(@"\((\d{3}|5xx)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Status();

    private sealed record DocumentedException(string Type, IReadOnlyList<string> Statuses);

    private sealed record DocumentedMethod(ApiOperation Operation, bool HasBody, IReadOnlyList<DocumentedException> Exceptions)
    {
        public bool Names(params string[] statuses) => !statuses.Except(Exceptions.SelectMany(exception => exception.Statuses)).Any();

        public override string ToString() => $"{Operation}: {string.Join(", ", Exceptions)}";
    }
}
