using DataGouv.Catalog;
using DataGouv.Generated.Tests.Requests;
using FsCheck.Fluent;
using FsCheck;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Generated.Tests.Paging;

/// <summary>What tells one list from another.</summary>
internal sealed class ListFingerprintTests
{
    private const string Water = "https://www.data.gouv.fr/api/1/datasets/?q=eau";

    private static readonly ApiOperation Operation = DatasetsRequestBuilder.GetOperation;

    [Test]
    public void Of_a_list_is_the_same_text_in_every_version() =>
        Assert.That(Of("https://www.data.gouv.fr/api/1/datasets/?q=eau&tag=b&tag=a"), Is.EqualTo("7f1dc6166eec75df"));

    [TestCase("https://www.data.gouv.fr/api/1/datasets/?tag=a&q=eau&tag=b", Description = "in another order")]
    [TestCase("https://www.data.gouv.fr/api/1/datasets/?q=eau&tag=b&tag=a&page=7&page_size=100", Description = "at another place")]
    [TestCase("https://www.data.gouv.fr/api/1/datasets/?%71=e%61u&tag=b&tag=a", Description = "written in another way")]
    public void Of_the_same_list_is_the_same(string address) =>
        Assert.That(Of(address), Is.EqualTo(Of("https://www.data.gouv.fr/api/1/datasets/?q=eau&tag=b&tag=a")));

    [TestCase("https://demo.data.gouv.fr/api/1/datasets/?q=eau")]
    [TestCase("http://localhost:7000/api/1/datasets/?q=eau")]
    public void Of_the_same_list_at_another_host_is_the_same(string address) =>
        Assert.That(Of(address), Is.EqualTo(Of(Water)));

    [Test]
    public void Of_the_same_list_of_another_version_differs() =>
        Assert.That(Of("https://www.data.gouv.fr/api/2/datasets/?q=eau"), Is.Not.EqualTo(Of(Water)));

    [TestCase("?q=air")]
    [TestCase("?q=eau&tag=")]
    [TestCase("?q=eau&q=eau")]
    [TestCase("?q=eau%26tag%3Da")]
    [TestCase("?q=eau+")]
    [TestCase("?")]
    [TestCase("x/?q=eau")]
    public void Of_another_list_differs(string rest) =>
        Assert.That(Of("https://www.data.gouv.fr/api/1/datasets/" + rest), Is.Not.EqualTo(Of(Water)));

    [Test]
    public void Of_another_operation_at_the_same_address_differs()
    {
        var address = new Uri("https://www.data.gouv.fr/api/1/datasets/");
        var reuses = ListFingerprint.Of(ReusesRequestBuilder.GetOperation, address, []);
        Assert.That(reuses, Is.Not.EqualTo(ListFingerprint.Of(Operation, address, [])));
    }

    [Test]
    public void Of_a_request_with_more_parameters_by_an_option_differs()
    {
        var plain = new RequestInformation { URI = new Uri("https://www.data.gouv.fr/api/1/datasets/") };
        var more = new RequestInformation { URI = plain.URI };
        more.AddRequestOptions([new More()]);
        Assert.That(
            ListFingerprint.Of(Operation, more),
            Is.Not.EqualTo(ListFingerprint.Of(Operation, plain)).And.EqualTo(Of($"{plain.URI}?schema=a%2Fb")));
    }

    [Test]
    public void Of_any_filter_is_that_of_no_other() => Prop.ForAll<NonNull<string>, NonNull<string>>((one, two) =>
        (Of(Filter(one.Get)) == Of(Filter(two.Get))) == (one.Get == two.Get)
        || !(one.Get + two.Get).IsWellFormed()).QuickCheckThrowOnFailure();

    private static string Filter(string value) => $"https://www.data.gouv.fr/api/1/datasets/?q={Uri.EscapeDataString(value)}";

    private static string Of(string address) => ListFingerprint.Of(Operation, new Uri(address), []);

    private sealed class More : IQueryOption
    {
        public IReadOnlyList<KeyValuePair<string, string>> QueryParameters { get; } = [KeyValuePair.Create("schema", "a/b")];
    }
}
