using FsCheck;
using FsCheck.Fluent;
namespace DataGouv.Generated.Tests.Paging;

internal sealed class ItemIdentityTests
{
    [TestCase("5e0000000000000000000001", "5e0000000000000000000002")]
    [TestCase("000000000000000000000001", "00000000000000000000001")]
    [TestCase("a", "A")]
    [TestCase("5e00000000000000000000zz", "5e00000000000000000000zy")]
    public void Of_different_texts_differs(string one, string two) =>
        Assert.That(ItemIdentity.Of(one), Is.Not.EqualTo(ItemIdentity.Of(two)));

    [Test]
    public void Of_any_texts_is_the_same_only_if_they_are() => Prop.ForAll<NonEmptyString, NonEmptyString>((one, two) =>
        (ItemIdentity.Of(one.Get) == ItemIdentity.Of(two.Get)) == (one.Get == two.Get)).QuickCheckThrowOnFailure();

    [Test]
    public void Of_any_UUIDs_is_the_same_only_if_they_are() => Prop.ForAll<Guid, Guid>((one, two) =>
        (ItemIdentity.Of(one) == ItemIdentity.Of(two)) == (one == two)).QuickCheckThrowOnFailure();

    [Test]
    public void Of_any_numbers_is_the_same_only_if_they_are() => Prop.ForAll<long, long>((one, two) =>
        (ItemIdentity.Of(one) == ItemIdentity.Of(two)) == (one == two) && ItemIdentity.Of(one) != UInt128.Zero).QuickCheckThrowOnFailure();

    [TestCase(null)]
    [TestCase("")]
    public void Of_no_text_is_0(string? id) => Assert.That(ItemIdentity.Of(id), Is.EqualTo(UInt128.Zero));

    [Test]
    public void Of_no_UUID_is_0() =>
        Assert.That((ItemIdentity.Of((Guid?)null), ItemIdentity.Of(Guid.Empty)), Is.EqualTo((UInt128.Zero, UInt128.Zero)));

    [Test]
    public void Of_no_number_is_0() => Assert.That(ItemIdentity.Of((long?)null), Is.EqualTo(UInt128.Zero));
}
