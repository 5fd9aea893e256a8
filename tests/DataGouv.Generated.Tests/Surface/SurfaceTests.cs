using System.Reflection;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Generated.Tests.Surface;

internal sealed class SurfaceTests
{
    private static IEnumerable<GeneratedApi> Apis => GeneratedApi.All;

    private static IReadOnlyList<GeneratedOperation> AllOperations { get; } = [.. GeneratedApi.All.SelectMany(api => api.Operations)];

    [Category("PublishedDocuments")]
    [TestCase("Catalog", 247)]
    [TestCase("CatalogV2", 36)]
    [TestCase("Metrics", 3)]
    [TestCase("Tabular", 8)]
    public void Client_has_every_operation_of_its_document(string name, int operations) =>
        Assert.That(GeneratedApi.All.Single(api => api.Name == name).Operations, Has.Count.EqualTo(operations));

    [Category("PublishedDocuments")]
    [Test]
    public void Clients_together_count_what_their_operations_give_back()
    {
        foreach (var api in GeneratedApi.All)
            TestContext.Out.WriteLine(Count(api.Name, api.Operations));
        TestContext.Out.WriteLine(Count("all", AllOperations));
        Assert.That(Count("all", AllOperations), Is.EqualTo("all: 294 operations, 217 typed, 6 free-form, 38 streams, 33 empty"));
    }

    [Test]
    public void Operation_of_any_client_has_its_method_and_its_twin()
    {
        var incomplete = AllOperations.Where(operation =>
            operation.Method is null || operation.Twin?.ReturnType != typeof(RequestInformation));
        Assert.That(incomplete, Is.Empty);
    }

    [Test]
    public void Operation_of_any_client_takes_body_then_configuration_then_token()
    {
        var others = AllOperations.Where(operation =>
        {
            var parameters = operation.Method!.GetParameters();
            return parameters[^1].ParameterType != typeof(CancellationToken)
                || !parameters[^1].IsOptional
                || parameters[^2].Name != "configure"
                || !parameters[^2].IsOptional
                || parameters.Length > 3
                || !parameters[..^1].Select(Signature).SequenceEqual(operation.Twin!.GetParameters().Select(Signature));
        });
        Assert.That(others, Is.Empty);
    }

    [Test]
    public void Operation_of_any_client_that_returns_pages_can_be_enumerated() =>
        Assert.That(
            AllOperations.Where(operation => operation.Verb == "Get" && operation.Facts.ReturnsPages != operation.Enumerate is not null),
            Is.Empty);

    [Test]
    public void Operation_of_any_client_whose_answer_names_a_next_page_returns_pages()
    {
        var paged = AllOperations
            .Where(operation =>
                operation.Verb == "Get"
                && operation.Result is { } page
                && page.GetProperty("Data") is not null
                && (page.GetProperty("NextPage") ?? page.GetProperty("Links")) is not null)
            .ToList();
        TestContext.Out.WriteLine($"{paged.Count} operations return pages");
        Assert.That(paged.Where(operation => !operation.Facts.ReturnsPages), Is.Empty);
        Assert.That(paged, Has.Count.EqualTo(AllOperations.Count(operation => operation.Facts.ReturnsPages)));
    }

    [Test]
    public void Operation_of_any_client_that_reads_replaces_or_deletes_is_safe_to_repeat()
    {
        Method[] repeatable = [Method.GET, Method.PUT, Method.DELETE];
        TestContext.Out.WriteLine(
            $"{AllOperations.Count(operation => operation.Facts.SafeToRepeat && !repeatable.Contains(operation.Facts.Method))} POST and PATCH operations are safe to repeat");
        Assert.That(
            AllOperations.Where(operation => repeatable.Contains(operation.Facts.Method) && !operation.Facts.SafeToRepeat),
            Is.Empty);
    }

    [TestCaseSource(nameof(Apis))]
    public void Client_names_each_operation_once(object api) =>
        Assert.That(((GeneratedApi)api).Operations.Select(operation => operation.Facts.Id), Is.Unique.IgnoreCase);

    [TestCaseSource(nameof(Apis))]
    public void Client_says_who_may_call_its_operations(object api)
    {
        var operations = ((GeneratedApi)api).Operations;
        TestContext.Out.WriteLine(
            $"{api}: {string.Join(", ", operations.GroupBy(operation => operation.Facts.Access).OrderBy(group => group.Key).Select(group => $"{group.Count()} {group.Key}"))}");
        Assert.That(
            operations.Where(operation =>
                operation.Facts.Access == OperationAccess.Public && operation.Facts.Method is Method.DELETE or Method.PATCH),
            Is.Empty);
    }

    [TestCaseSource(nameof(Apis))]
    public void Client_has_only_builders_models_and_its_JSON(object api)
    {
        var others = ((GeneratedApi)api).Types.Where(type => !IsExpected(type));
        Assert.That(others, Is.Empty);
    }

    // Programs have both versions of the catalogue in one file.
    [Test]
    public void Clients_of_the_catalogue_share_no_name_of_a_type()
    {
        var names = GeneratedApi.Catalog.Types.Concat(GeneratedApi.CatalogV2.Types).Where(type => !type.IsNested).Select(type => type.Name);
        Assert.That(names, Is.Unique);
    }

    [TestCaseSource(nameof(Apis))]
    public void Client_has_no_name_with_an_underscore(object api)
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var types = ((GeneratedApi)api).Types;
        var members = types.SelectMany(type => type.GetMembers(Declared)).Where(member => member is not MethodBase { IsSpecialName: true });
        Assert.That(types.Concat(members).Where(member => member.Name.Contains('_', StringComparison.Ordinal)), Is.Empty);
    }

    private static bool IsExpected(Type type) =>
        type.IsSubclassOf(typeof(ApiRequestBuilder))
        || type.IsSubclassOf(typeof(QueryParameters))
        || type.IsSubclassOf(typeof(ReadModel))
        || type.IsSubclassOf(typeof(WriteModel))
        || type.IsSubclassOf(typeof(MultipartForm))
        || type.IsSubclassOf(typeof(OpenEnum))
        || (type.IsAbstract && type.IsSealed);

    private static string Signature(ParameterInfo parameter) => $"{parameter.ParameterType} {parameter.Name} {parameter.IsOptional}";

    private static string Count(string name, IReadOnlyList<GeneratedOperation> operations)
    {
        int Of(ResultKind kind) => operations.Count(operation => operation.Kind == kind);
        return $"{name}: {operations.Count} operations, {Of(ResultKind.Typed)} typed, {Of(ResultKind.FreeForm)} free-form, {Of(ResultKind.Stream)} streams, {Of(ResultKind.Empty)} empty";
    }
}
