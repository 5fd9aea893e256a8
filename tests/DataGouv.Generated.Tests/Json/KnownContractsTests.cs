using DataGouv.Generated.Tests.Surface;

namespace DataGouv.Generated.Tests.Json;

internal sealed class KnownContractsTests
{
    [TestCaseSource(typeof(GeneratedApi), nameof(GeneratedApi.All))]
    public void Options_of_an_API_know_every_model(object api)
    {
        var models = ((GeneratedApi)api).ReadModels.Concat(((GeneratedApi)api).WriteModels);

        Assert.That(models.Where(model => !((GeneratedApi)api).Options.TryGetTypeInfo(model, out _)), Is.Empty);
    }
}
