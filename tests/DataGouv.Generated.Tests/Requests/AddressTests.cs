using FsCheck;
using FsCheck.Fluent;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace DataGouv.Generated.Tests.Requests;

/// <summary>Which address a request goes to.</summary>
internal sealed class AddressTests
{
    [TestCase("https://api.example/api/1")]
    [TestCase("https://api.example/api/1/")]
    public void Request_below_a_base_address_has_one_slash_between(string address) =>
        Assert.That(
            Builders.Catalog(new Uri(address)).Datasets.ToGetRequestInformation().URI.AbsoluteUri,
            Is.EqualTo("https://api.example/api/1/datasets/"));

    [Test]
    public void Request_below_a_prefix_keeps_it() =>
        Assert.That(
            Builders.Catalog(new Uri("http://localhost:8080/proxy/api/1/")).Datasets.ToGetRequestInformation().URI.AbsoluteUri,
            Is.EqualTo("http://localhost:8080/proxy/api/1/datasets/"));

    [TestCase("/api/1/")]
    [TestCase("ftp://api.example/api/1/")]
    [TestCase("file:///api/1/")]
    [TestCase("https://api.example/api/1/?key=1")]
    [TestCase("https://api.example/api/1/#top")]
    public void Create_root_with_an_address_that_is_none_is_refused(string address) =>
        Assert.That(
            () => Builders.Catalog(new Uri(address, UriKind.RelativeOrAbsolute)),
            Throws.ArgumentException.With.Message.Contains(address));

    [Test]
    public void Create_root_gives_the_adapter_its_address()
    {
        using var adapter = new HttpClientRequestAdapter(new AnonymousAuthenticationProvider());
        _ = new Catalog.CatalogRequestBuilder(Builders.Address, adapter);
        Assert.That(adapter.BaseUrl, Is.EqualTo("https://api.example/api/1"));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" ")]
    [TestCase(".")]
    [TestCase("..")]
    public void Navigate_with_an_identifier_that_is_none_is_refused(string? id) =>
        Assert.That(
            () => Builders.Catalog().Datasets[id!],
            Throws.InstanceOf<ArgumentException>().With.Property(nameof(ArgumentException.ParamName)).EqualTo("dataset"));

    [Test]
    public void Navigate_with_the_empty_UUID_is_refused() =>
        Assert.That(() => Builders.Catalog().Datasets["d"].Resources[Guid.Empty], Throws.ArgumentException.With.Message.Contains("empty"));

    [Test]
    public void Navigate_with_any_identifier_stays_at_its_place() =>
        Prop.ForAll<NonNull<string>>(id =>
            {
                if (string.IsNullOrWhiteSpace(id.Get) || id.Get is "." or ".." || !id.Get.IsWellFormed())
                    return true;
                var segments = Builders.Catalog().Datasets[id.Get].Followers.ToGetRequestInformation().URI.AbsolutePath.Split('/');
                return segments.Length == 7
                    && segments[6].Length == 0
                    && segments[5] == "followers"
                    && Uri.UnescapeDataString(segments[4]) == id.Get;
            })
            .QuickCheckThrowOnFailure();

    [Test]
    public void Navigate_twice_from_one_builder_mixes_nothing()
    {
        var datasets = Builders.Catalog().Datasets;
        var first = datasets["a"];
        _ = datasets["b"];
        Assert.That(first.ToGetRequestInformation().URI.AbsolutePath, Is.EqualTo("/api/1/datasets/a/"));
    }

    [Test]
    public void WithUrl_sends_to_that_address_and_to_no_other()
    {
        var request = Builders
            .Catalog()
            .Datasets.WithUrl("https://other.example/list?page=2&q=%C3%A9")
            .ToGetRequestInformation(configuration => configuration.QueryParameters.Q = "ignored");
        Assert.That(request.URI.AbsoluteUri, Is.EqualTo("https://other.example/list?page=2&q=%C3%A9"));
    }

    [Test]
    public void WithUrl_leaves_the_builder_where_it_was()
    {
        var datasets = Builders.Catalog().Datasets;
        var elsewhere = datasets.WithUrl("https://other.example/");
        _ = elsewhere.ToGetRequestInformation().URI;
        Assert.Multiple(() =>
        {
            Assert.That(datasets.ToGetRequestInformation().URI.AbsoluteUri, Is.EqualTo("https://api.example/api/1/datasets/"));
            Assert.That(elsewhere.ToGetRequestInformation().URI.AbsoluteUri, Is.EqualTo("https://other.example/"), "It can be used again.");
        });
    }

    [TestCase("/api/1/harvest/job/5e/items/", "https://api.example/api/1/harvest/job/5e/items/")]
    [TestCase("/api/2/topics/?page=2", "https://api.example/api/2/topics/?page=2")]
    [TestCase("/", "https://api.example/")]
    [TestCase("datasets/?tag=a&tag=b", "https://api.example/api/1/datasets/?tag=a&tag=b")]
    [TestCase("../2/topics/", "https://api.example/api/2/topics/")]
    [TestCase("//other.example/list", "https://api.example//other.example/list")]
    [TestCase("/\\other.example/list", "https://api.example//other.example/list")]
    [TestCase("/@other.example/", "https://api.example/@other.example/")]
    [TestCase("/api/1/?next=https://other.example/", "https://api.example/api/1/?next=https://other.example/")]
    public void WithUrl_of_a_path_sends_to_the_host_of_the_API(string path, string address) =>
        Assert.That(Builders.Catalog().Datasets.WithUrl(path).ToGetRequestInformation().URI.AbsoluteUri, Is.EqualTo(address));

    [Test]
    public void WithUrl_of_a_path_on_a_builder_with_an_address_of_its_own_stays_at_the_API() =>
        Assert.That(
            Builders
                .Catalog()
                .Datasets.WithUrl("https://other.example/")
                .WithUrl("/api/1/datasets/")
                .ToGetRequestInformation()
                .URI.AbsoluteUri,
            Is.EqualTo("https://api.example/api/1/datasets/"));

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("?page=2")]
    [TestCase("#top")]
    [TestCase("ftp://other.example/")]
    [TestCase("javascript:alert(1)")]
    [TestCase("not an address")]
    public void WithUrl_of_an_address_that_is_none_is_refused(string address) =>
        Assert.That(
            () => Builders.Catalog().Datasets.WithUrl(address),
            Throws.ArgumentException.With.Property(nameof(ArgumentException.ParamName)).EqualTo("rawUrl"));
}
