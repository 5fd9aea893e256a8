using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using DataGouv.Catalog;
using DataGouv.Generated.Tests.RoundTrip;
using DataGouv.Generated.Tests.Surface;

namespace DataGouv.Generated.Tests.Json;

/// <summary>What is read does not depend on where the buffers of a connection end.</summary>
internal sealed class PiecewiseReadingTests
{
    private const int Megabyte = 1_000_000;

    private static readonly Dictionary<string, (GeneratedApi Api, Type Type)> AllModels = (
        from api in GeneratedApi.All
        from model in api.ReadModels.Concat(api.WriteModels)
        where !model.IsAbstract
        select (Api: api, Type: model)).ToDictionary(model => $"{model.Api} {model.Type.Name}");

    private static IEnumerable<string> Answers => RecordedOperation.Successes.Values
        .Where(recorded => recorded.HasJsonAnswer && recorded.Operation.Kind != ResultKind.Stream).Select(recorded => recorded.ToString());

    private static IEnumerable<string> Models => AllModels.Keys;

    // With families, open enums, times, values of mixed types and maps; of each API.
    private static IEnumerable<TestCaseData> LargeTypes =>
    [
        Large<ActivityEntryPage>(GeneratedApi.Catalog),
        Large<Organization>(GeneratedApi.Catalog),
        Large<Site>(GeneratedApi.Catalog),
        Large<List<Transfer>>(GeneratedApi.Catalog),
        Large<NotificationPage>(GeneratedApi.Catalog),
        Large<ChartPage>(GeneratedApi.Catalog),
        Large<DatasetPage>(GeneratedApi.Catalog),
        Large<DatasetPatch>(GeneratedApi.Catalog),
        Large<JsonMap>(GeneratedApi.Catalog),
        Large<CatalogV2.PostSearchPage>(GeneratedApi.CatalogV2),
        Large<DataGouv.Tabular.ResourceProfileResponse>(GeneratedApi.Tabular),
    ];

    [TestCaseSource(nameof(Answers))]
    public async Task Answer_recorded_and_read_in_pieces_is_what_it_is_read_whole(string name)
    {
        var recorded = RecordedOperation.Successes[name];
        await AssertSameAsync(Encoding.UTF8.GetBytes(recorded.Recording.Response.Text), recorded.Operation.Result!, recorded.Api);
    }

    [TestCaseSource(typeof(RoundTripTests), nameof(RoundTripTests.BodiesOfModels))]
    public async Task Body_recorded_and_read_in_pieces_is_what_it_is_read_whole(string name)
    {
        var recorded = RecordedOperation.Successes[name];
        await AssertSameAsync(Encoding.UTF8.GetBytes(recorded.Recording.Request.Text), recorded.Operation.Body!, recorded.Api);
    }

    [TestCaseSource(nameof(Models))]
    public async Task Model_made_up_and_read_in_pieces_is_what_it_is_read_whole(string name)
    {
        var (api, model) = AllModels[name];
        await AssertSameAsync(SampleJson.Of(model, api.Options), FamilyMembers.BaseOf(model), api);
    }

    [TestCaseSource(nameof(Models))]
    public void Model_made_up_is_read_as_its_class(string name)
    {
        var (api, model) = AllModels[name];
        var read = JsonSerializer.Deserialize(SampleJson.Of(model, api.Options), FamilyMembers.BaseOf(model), api.Options);
        Assert.That(read, Is.TypeOf(model));
    }

    [TestCaseSource(nameof(LargeTypes))]
    public async Task Megabyte_made_up_and_read_in_pieces_is_what_it_is_read_whole(GeneratedApi api, Type type)
    {
        var json = SampleJson.OfLength(type, api.Options, Megabyte);
        Assert.That(json, Has.Length.AtLeast(Megabyte));
        await AssertSameAsync(json, type, api);
    }

    [Test]
    public void Every_converter_is_met_by_a_model()
    {
        var families = AllModels.Values.Select(model => FamilyMembers.ConverterOf(FamilyMembers.BaseOf(model.Type)));
        Type[] met =
        [
            typeof(OpenEnumConverter<>), typeof(OptionalConverter<>), typeof(SendsNullConverter<>), typeof(ServerTimeConverter),
            typeof(JsonDataConverter), typeof(ModelConverter<>),
        ];
        Assert.That(
            typeof(ReadModel).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(JsonConverter)) && !type.IsAbstract),
            Is.SubsetOf(families.OfType<Type>().Concat(met)));
    }

    private static async Task AssertSameAsync(byte[] json, Type type, GeneratedApi api) =>
        Assert.That(await PiecewiseReading.DifferencesAsync(json, type, api.Options), Is.Empty);

    private static TestCaseData Large<T>(GeneratedApi api) =>
        new TestCaseData(api, typeof(T)).SetArgDisplayNames(api.Name, typeof(T).ToString());
}
