namespace DataGouv.Generated.Tests.Paging;

internal sealed class SeenItemsTests
{
    [Test]
    public void Add_of_an_item_that_came_before_says_so()
    {
        var seen = new SeenItems();
        Assert.That(new[] { seen.Add(1), seen.Add(2), seen.Add(1), seen.Add(3) }, Is.EqualTo(new[] { true, true, false, true }));
    }

    [Test]
    public void Add_remembers_a_generation_at_least([Values(1, SeenItems.Generation - 1, SeenItems.Generation)] int ago)
    {
        var seen = Filled((3 * SeenItems.Generation) + 5);
        Assert.That(seen.Add((UInt128)((3 * SeenItems.Generation) + 5 - ago)), Is.False);
    }

    [Test]
    public void Add_forgets_what_came_two_generations_ago() => Assert.That(Filled(3 * SeenItems.Generation).Add(1), Is.True);

    private static SeenItems Filled(int items)
    {
        var seen = new SeenItems();
        for (var item = 0; item < items; item++)
            seen.Add((UInt128)item);
        return seen;
    }
}
