using System.Text.Json;
using DataGouv.Catalog;

namespace DataGouv.Generated.Tests.Models;

internal sealed class WriteModelTests
{
    [Test]
    public void Model_with_members_that_it_does_not_know_writes_them()
    {
        var input = new DatasetInput
        {
            Title = "a",
            Description = "b",
            AdditionalData = new() { ["of the future"] = [1] },
        };
        Assert.That(
            JsonSerializer.Serialize(input, CatalogJson.Options),
            Is.EqualTo("""{"title":"a","description":"b","of the future":[1]}"""));
    }

    [Test]
    public void Model_writes_false_and_zero() =>
        Assert.That(
            JsonSerializer.Serialize(
                new DatasetInput
                {
                    Title = "a",
                    Description = "b",
                    Private = false,
                },
                CatalogJson.Options),
            Does.Contain("\"private\":false"));
}
