using System.Text.RegularExpressions;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Generated.Tests.Surface;

/// <summary>Every operation is reached by navigation, and its request goes to the address that the document says.</summary>
[TestFixtureSource(typeof(GeneratedApi), nameof(GeneratedApi.All))]
internal sealed partial class NavigationTests(object client)
{
    private readonly GeneratedApi api = (GeneratedApi)client;
    private readonly IReadOnlyDictionary<Type, object> reached = Navigation.From(((GeneratedApi)client).Root);

    [Test]
    public void Navigate_from_the_root_reaches_every_builder() =>
        Assert.That(api.Builders.Where(builder => !reached.ContainsKey(builder)), Is.Empty);

    [Test]
    public void Request_of_any_operation_goes_to_its_path() => Assert.Multiple(() =>
    {
        foreach (var operation in api.Operations)
            Assert.That(Request(operation).URI.AbsolutePath, Does.Match(ExpectedPath(operation)), operation.ToString());
    });

    [Test]
    public void Request_of_any_operation_carries_its_method_facts_and_media_type() => Assert.Multiple(() =>
    {
        foreach (var operation in api.Operations)
        {
            var request = Request(operation);
            Assert.That(request.HttpMethod, Is.EqualTo(operation.Facts.Method), operation.ToString());
            Assert.That(request.RequestOptions.OfType<ApiOperation>().Single(), Is.SameAs(operation.Facts), operation.ToString());
            Assert.That(string.Join(", ", request.Headers["Accept"]), Is.EqualTo(operation.Facts.Accept), operation.ToString());
        }
    });

    [Test]
    public void Request_of_any_operation_sends_every_query_parameter_under_its_name() => Assert.Multiple(() =>
    {
        foreach (var operation in api.Operations)
        {
            var sent = Parameters(Request(operation).URI.Query).GroupBy(parameter => parameter.Name).ToDictionary(group => group.Key, group => group.Select(parameter => parameter.Value).ToList());
            Assert.That(sent.Keys, Is.EquivalentTo(ExpectedParameters(operation).Keys), operation.ToString());
            Assert.That(sent.Values.SelectMany(values => values).Order(StringComparer.Ordinal), Is.EqualTo(ExpectedValues(operation).Order(StringComparer.Ordinal)), operation.ToString());
            Assert.That(sent.Where(parameter => parameter.Value.Count > 1 != ExpectedParameters(operation)[parameter.Key]).Select(parameter => parameter.Key), Is.Empty, operation.ToString());
        }
    });

    private RequestInformation Request(GeneratedOperation operation)
    {
        var parameters = operation.Twin!.GetParameters();
        return (RequestInformation)operation.Twin.Invoke(
            reached[operation.Builder],
            [.. parameters.Select(parameter => parameter.Name == "body" ? Samples.Body(parameter.ParameterType) : Samples.Configuration(parameter.ParameterType))])!;
    }

    // The builder of a parameter knows whether it is a text, a UUID or a number; the path only that there is one.
    private static string ExpectedPath(GeneratedOperation operation)
    {
        var text = Regex.Escape(Uri.EscapeDataString(Samples.Text));
        var id = Samples.Value(typeof(Guid)).ToString();
        return "^/base" + PathParameter().Replace(Regex.Escape(operation.Facts.Path), $"({text}|{id}|7)") + @"\z";
    }

    // The name of each parameter, and whether it is repeated.
    private static Dictionary<string, bool> ExpectedParameters(GeneratedOperation operation) =>
        QueryNames().Matches(operation.Facts.UrlTemplate).SelectMany(match => match.Groups["names"].Value.Split(','))
            .ToDictionary(name => name.TrimEnd('*'), name => name.EndsWith('*'));

    private static IEnumerable<string> ExpectedValues(GeneratedOperation operation) => operation.Twin!.GetParameters()[^1].ParameterType.GetGenericArguments()[0].GetGenericArguments()[0]
        .GetProperties().SelectMany(parameter => Samples.Written(Samples.Value(parameter.PropertyType)));

    private static IEnumerable<(string Name, string Value)> Parameters(string query) => query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(parameter => parameter.Split('=')).Select(parts => (Uri.UnescapeDataString(parts[0]), Uri.UnescapeDataString(parts[1])));

    [GeneratedRegex(@"\\\{[^}]+}")]
    private static partial Regex PathParameter();

    [GeneratedRegex(@"\{[?&](?<names>[^}]+)}")]
    private static partial Regex QueryNames();
}
