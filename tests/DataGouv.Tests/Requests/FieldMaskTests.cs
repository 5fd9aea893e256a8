using DataGouv.Requests;
using DataGouv.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace DataGouv.Tests.Requests;

internal sealed class FieldMaskTests
{
    [TestCase("id", false, ExpectedResult = "id,message,errors,success,error")]
    [TestCase("id,title", true, ExpectedResult = "id,title,message,errors,success,error,next_page")]
    [TestCase("data{id,message}", true, ExpectedResult = "data{id,message},message,errors,success,error,next_page")]
    [TestCase("{id}", false, ExpectedResult = "{id,message,errors,success,error}")]
    [TestCase(" { data { id } , next_page } ", true, ExpectedResult = " { data { id } , next_page ,message,errors,success,error} ")]
    [TestCase("id,message,errors,success,error", false, ExpectedResult = "id,message,errors,success,error")]
    [TestCase("message", false, ExpectedResult = "message,errors,success,error")]
    [TestCase("*", true, ExpectedResult = "*")]
    [TestCase("community_resources{id},*", true, ExpectedResult = "community_resources{id},*")]
    [TestCase("data{*}", true, ExpectedResult = "data{*},message,errors,success,error,next_page")]
    [TestCase("", false, ExpectedResult = "message,errors,success,error")]
    [TestCase("{}", false, ExpectedResult = "{message,errors,success,error}")]
    public string Complete_adds_what_refusals_and_pages_need(string mask, bool isPage) => FieldMask.Complete(mask, isPage);

    [Test]
    public void Complete_twice_changes_nothing_more() =>
        Prop.ForAll<string[], bool>((names, isPage) =>
        {
            var mask = string.Join(',', names.Select(name => new string([.. (name ?? "").Where(char.IsAsciiLetterLower)])).Where(name => name.Length > 0));
            var once = FieldMask.Complete(mask, isPage);
            return FieldMask.Complete(once, isPage) == once;
        }).QuickCheckThrowOnFailure();

    [Test]
    public async Task GetAsync_with_mask_on_a_list_asks_for_the_next_page_as_well()
    {
        using var end = new StubHandler(_ => Answers.Json("""{"data": []}"""));
        using var client = TestClient.Create(end);

        await client.Catalog.Datasets.GetAsync(request => request.Headers.Add("X-Fields", "data{id}"));

        Assert.That(end.Requests.Single().Headers["X-Fields"], Is.EqualTo("data{id},message,errors,success,error,next_page"));
    }

    [Test]
    public async Task GetAsync_with_mask_that_is_sent_again_completes_it_once()
    {
        using var end = new StubHandler((_, number) => number == 1 ? Answers.Status(503) : Answers.Json("{}"));
        using var client = TestClient.Create(end);

        await client.Catalog.Datasets["a"].GetAsync(request => request.Headers.Add("X-Fields", "id"));

        Assert.That(end.Requests[1].Headers["X-Fields"], Is.EqualTo("id,message,errors,success,error"));
    }
}
