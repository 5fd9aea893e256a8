using DataGouv.Requests;
using DataGouv.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace DataGouv.Tests.Requests;

internal sealed class FieldMaskTests
{
    private const string Page = "data,next_page,page,page_size,previous_page,total";
    private const string Frame = "message,errors,success,error,next_page,page,page_size,previous_page,total";

    [TestCase("id", ExpectedResult = "id,message,errors,success,error")]
    [TestCase("{id}", ExpectedResult = "id,message,errors,success,error")]
    [TestCase(" { owner { id } , title } ", ExpectedResult = "owner{id},title,message,errors,success,error")]
    [TestCase("id,message,errors,success,error", ExpectedResult = "id,message,errors,success,error")]
    [TestCase("message", ExpectedResult = "message,errors,success,error")]
    [TestCase("*", ExpectedResult = "*")]
    [TestCase("community_resources{id},*", ExpectedResult = "community_resources{id},*")]
    [TestCase("owner{id},owner{slug}", ExpectedResult = "owner{id,slug},message,errors,success,error", Description = "two headers")]
    [TestCase("{id},{title}", ExpectedResult = "id,title,message,errors,success,error", Description = "two headers in braces")]
    [TestCase("owner,owner{slug}", ExpectedResult = "owner,message,errors,success,error", Description = "whole is more than a part")]
    [TestCase("", ExpectedResult = "", Description = "no mask at all")]
    [TestCase(" ", ExpectedResult = " ")]
    [TestCase("{}", ExpectedResult = "message,errors,success,error")]
    public string Complete_adds_what_refusals_need(string mask) => FieldMask.Complete(mask, page: null);

    [TestCase("id,title")]
    [TestCase("{id,title}")]
    [TestCase(" id , title ")]
    [TestCase("id title")]
    [TestCase("{ id, title }")]
    [TestCase("{id},{title}")]
    [TestCase("id,,title,")]
    public void Complete_of_the_mask_of_an_item_wraps_it(string mask) =>
        Assert.That(FieldMask.Complete(mask, Page), Is.EqualTo($"data{{id,title}},{Frame}"));

    [TestCase("owner{name,class},*", ExpectedResult = "data{owner{name,class},*}," + Frame)]
    [TestCase("id,page", ExpectedResult = "data{id,page}," + Frame, Description = "items have a page too")]
    [TestCase("id,errors", ExpectedResult = "data{id,errors}," + Frame, Description = "and errors")]
    [TestCase("message", ExpectedResult = "data{message}," + Frame, Description = "and messages")]
    [TestCase("id,total,next_page", ExpectedResult = "data{id,total,next_page}," + Frame, Description = "members of both")]
    public string Complete_of_what_items_and_pages_share_asks_for_both(string mask) => FieldMask.Complete(mask, Page);

    [TestCase("data{id}", ExpectedResult = "data{id},message,errors,success,error,next_page")]
    [TestCase("data{id,message}", ExpectedResult = "data{id,message},message,errors,success,error,next_page")]
    [TestCase(" { data { id } , next_page } ", ExpectedResult = "data{id},next_page,message,errors,success,error")]
    [TestCase("data{*}", ExpectedResult = "data{*},message,errors,success,error,next_page")]
    [TestCase("data", ExpectedResult = "data,message,errors,success,error,next_page")]
    [TestCase("total", ExpectedResult = "total,message,errors,success,error,next_page")]
    [TestCase("*", ExpectedResult = "*")]
    [TestCase("data{id},*", ExpectedResult = "data{id},*")]
    [TestCase("data{id},data{title}", ExpectedResult = "data{id,title},message,errors,success,error,next_page")]
    public string Complete_of_the_mask_of_a_page_keeps_it(string mask) => FieldMask.Complete(mask, Page);

    [TestCase("data{id},title", ExpectedResult = "data{id,title},message,errors,success,error,next_page")]
    [TestCase("data{owner{id}},owner{name},total", ExpectedResult = "data{owner{id,name}},total,message,errors,success,error,next_page")]
    [TestCase("data,title", ExpectedResult = "data,title,message,errors,success,error,next_page")]
    public string Complete_of_a_mask_that_mixes_both_puts_each_where_it_is(string mask) => FieldMask.Complete(mask, Page);

    [TestCase("id", ExpectedResult = "result{items{id}},message,errors,success,error,links{next},meta")]
    [TestCase("result{items{id}},links{prev}", ExpectedResult = "result{items{id}},links{prev,next},message,errors,success,error")]
    [TestCase("result{count},id", ExpectedResult = "result{count,items{id}},message,errors,success,error,links{next}")]
    [TestCase("result,id", ExpectedResult = "result,id,message,errors,success,error,links{next}")]
    [TestCase("meta{total}", ExpectedResult = "meta{total},message,errors,success,error,links{next}")]
    public string Complete_for_a_page_of_another_form_names_its_rows(string mask) =>
        FieldMask.Complete(mask, "result.items,links.next,meta");

    [TestCase("{", "a brace is not closed")]
    [TestCase("id,owner{name", "a brace is not closed")]
    [TestCase("{data{id}", "a brace is not closed")]
    [TestCase("id}", "nothing was opened that the brace at 3 closes")]
    [TestCase("{id},title}", "nothing was opened that the brace at 11 closes")]
    [TestCase("}{", "nothing was opened that the brace at 1 closes")]
    public void Complete_of_braces_that_do_not_match_is_refused(string mask, string problem)
    {
        Assert.That(() => FieldMask.Complete(mask, Page), Throws.ArgumentException.With.Message.Contains(problem));
        Assert.That(() => FieldMask.Complete(mask, page: null), Throws.ArgumentException.With.Message.Contains(problem));
    }

    [TestCase("{}")]
    [TestCase(",")]
    [TestCase(" { } ")]
    public void Complete_of_a_mask_that_names_nothing_of_a_list_is_refused(string mask) =>
        Assert.That(() => FieldMask.Complete(mask, Page), Throws.ArgumentException.With.Message.Contains("names no field"));

    [Test]
    public void Complete_of_any_mask_has_all_its_fields_and_the_frame() => Prop.ForAll(MaskSample.Arbitrary, sample =>
    {
        var given = MaskSample.Paths(sample.Text);
        var completed = FieldMask.Complete(sample.Text, Page);
        var paths = MaskSample.Paths(completed);
        var tops = given.Select(path => path.Split('.')[0]).ToHashSet();
        var isOfPage = tops.Contains("data") || (tops.Overlaps((Page + ",*").Split(',')) && tops.IsSubsetOf((Frame + ",*").Split(',')));
        string[] frame = given.Contains("*") && isOfPage ? [] : isOfPage ? ["next_page", "message"] : Frame.Split(',');
        return completed.Count(character => character == '{') == completed.Count(character => character == '}')
            && given.All(path => MaskSample.Covers(paths, path) || MaskSample.Covers(paths, "data." + path))
            && frame.All(name => MaskSample.Covers(paths, name));
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Complete_twice_changes_nothing_more([Values(Page, null)] string? page) => Prop.ForAll(MaskSample.Arbitrary, sample =>
    {
        var once = FieldMask.Complete(sample.Text, page);
        return FieldMask.Complete(once, page) == once;
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Complete_of_any_text_is_a_mask_or_refused() => Prop.ForAll<NonNull<string>>(text =>
    {
        try
        {
            var mask = FieldMask.Complete(text.Get, Page);
            var paths = MaskSample.Paths(mask);
            return mask == text.Get || paths.Contains("*") || MaskSample.Covers(paths, "next_page");
        }
        catch (ArgumentException)
        {
            return true;
        }
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
