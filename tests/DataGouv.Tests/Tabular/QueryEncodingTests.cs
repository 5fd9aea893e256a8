using DataGouv.Tabular;
using DataGouv.Tests.Tabular.Grammar;
using FsCheck;
using FsCheck.Fluent;

namespace DataGouv.Tests.Tabular;

/// <summary>Whatever the names and values, the two servers understand the query as meant, or it is refused before it is sent.</summary>
public sealed class QueryEncodingTests
{
    private static readonly string[] Pieces =
    [
        "a", "b", "É", "œ", "🏔", "0", "9", "_", "__", " ", ".", ",", "(", ")", "\"", "'", "\\", "#", "&", "=", "+", "%", ";", ":", "/", "{", "}", "[", "*",
        "\n", "\t", "\r", "%41", "%2", "%252C", "and(", "or(", "or=(", ".sum()", ".count()", "__isnull", "__isnotnull", "isnull", "select=", "page", "null", "not.", "limit=1", "columns", "\u0001", "\u00a0",
    ];

    private static readonly Arbitrary<string> Text = Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces.Take(7))).ToArbitrary();

    // Names as tables have them: what is longer is cut, and what is reserved renamed.
    private static readonly Arbitrary<string> Name = Text.Filter(text => text.Length > 0 && TableColumns.NameOf(text) == text);

    private static readonly Arbitrary<(string Name, string[] Values, int Operator)> Comparison = (
        from name in Name.Generator
        from first in Text.Generator
        from second in Text.Generator
        from number in Gen.Choose(0, 11)
        select (name, new[] { first, second }, number)).ToArbitrary();

    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(3000);

    private static TabularQuery Rows => TestResource.Rows();

    [Test]
    public void ToUri_anyNameAndValueOutsideOfGroups_isUnderstoodAsMeant() => Prop.ForAll(Comparison, comparison =>
    {
        var filter = Filter(comparison);
        AssertUnderstood(filter is null ? null : Rows.Where(filter), filter);
    }).Check(Thorough);

    [Test]
    public void ToUri_anyNamesAndValuesInGroups_areUnderstoodAsMeant() => Prop.ForAll(Comparison, Comparison, (first, second) =>
    {
        var (left, right) = (Filter(first), Filter(second));
        if (left is null || right is null || IsUnsearchable(first) || IsUnsearchable(second))
        {
            return;
        }

        var filter = left | (right & new TabularColumn("c").IsNull & (left | new TabularColumn("d") > 1.5));
        AssertUnderstood(Rows.Where(filter), filter);
    }).Check(Thorough);

    [Test]
    public void ToUri_anyColumnsSelected_areUnderstoodAsMeant() => Prop.ForAll(Name, Name, (first, second) =>
    {
        string[] columns = [.. new[] { first, second }.Distinct()];
        Assert.That(Read(Rows.Select(columns)).Columns, Is.EqualTo(columns));
    }).Check(Thorough);

    [Test]
    public void ToUri_anyColumnsSorted_areUnderstoodAsMeantWithTheNumberLast() => Prop.ForAll(Name, Name, (first, second) =>
    {
        var order = Read(Rows.OrderBy(first).OrderByDescending(second, TabularNulls.Last)).Order;
        Assert.That(order, Is.EqualTo(new[] { (first, "asc"), (second, "desc.nullslast"), ("__id", "asc") }));
    }).Check(Thorough);

    [Test]
    public void ToUri_anyColumnsAggregated_areUnderstoodAsMeant() => Prop.ForAll(Name, Name, (first, second) =>
    {
        var aggregation = Read(Rows.GroupBy(first).Sum(second).Max(first).ToUri());
        Assert.That(aggregation.Aggregates, Is.EqualTo(new[] { (first, "groupby"), (second, "sum"), (first, "max") }));
        Assert.That(aggregation.Order, Is.EqualTo(new[] { (first, "asc") }));
    }).Check(Thorough);

    [Test]
    public void ToUri_searchWithCommaInGroup_isRefusedWithAWayOut()
    {
        var query = Rows.Where(row => row["nom"].Contains("Bourg, le") || row["nom"] == "x");

        Assert.That(() => query.ToUri(), Throws.TypeOf<TabularQueryException>().With.Message.Contains("outside of the group"));
    }

    [TestCase(0)]
    [TestCase(0xD800)]
    [TestCase(0xDC00)]
    public void ToUri_valueThatNoCellHolds_isRefused(int character) =>
        Assert.That(() => Rows.Where("nom", $"un{(char)character}deux").ToUri(), Throws.TypeOf<TabularQueryException>());

    [Test]
    public void Contains_asterisk_isRefusedWithAWayOut() =>
        Assert.That(() => new TabularColumn("nom").Contains("a*b"), Throws.ArgumentException.With.Message.Contains("before or after"));

    [Test]
    public void ToUri_hashWhileEncodingTwiceIsOff_isRefused()
    {
        var query = TestResource.Rows(new TabularQueryOptions { EncodeTwice = false }).Where("nom", "Commune #1");

        Assert.That(() => query.ToUri(), Throws.TypeOf<TabularQueryException>().With.Message.Contains("EncodeTwice"));
    }

    [Test]
    public void ToUri_ordinaryTextWhileEncodingTwiceIsOff_isEncodedOnce()
    {
        var query = TestResource.Rows(new TabularQueryOptions { EncodeTwice = false }).Where("Région (2016)", "Rhône & Loire, 100% \"vrai\" = a+b");

        Assert.That(query.ToUri().Query, Does.Not.Contain("%25" + "2"));
        Assert.That(Read(query).Conditions.Single().Values.Single(), Is.EqualTo("Rhône & Loire, 100% \"vrai\" = a+b"));
    }

    [Test]
    public void ToUri_listThatMakesTooLongAnAddress_isRefused()
    {
        TabularValue[] values = [.. Enumerable.Range(0, 2000).Select(number => (TabularValue)(long)(number + 100_000))];

        Assert.That(() => Rows.Where(row => row["population"].In(values)).ToUri(), Throws.TypeOf<TabularQueryException>().With.Message.Contains("split"));
    }

    private static TabularFilter? Filter((string Name, string[] Values, int Operator) comparison)
    {
        var column = new TabularColumn(comparison.Name);
        var value = comparison.Values[0];
        if (comparison.Operator is 4 or 5 && (value.Length == 0 || value.Contains('*', StringComparison.Ordinal)))
        {
            return null;
        }

        return comparison.Operator switch
        {
            0 => column == value,
            1 => column != value,
            2 => column.IsNull,
            3 => column.IsNotNull,
            4 => column.Contains(value),
            5 => column.DoesNotContain(value),
            6 => column.In(value, comparison.Values[1]),
            7 => column.NotIn(value),
            8 => column <= value,
            9 => column >= value,
            10 => column < value,
            _ => column > value,
        };
    }

    private static bool IsUnsearchable((string Name, string[] Values, int Operator) comparison) =>
        comparison.Operator is 4 or 5 && comparison.Values[0].AsSpan().ContainsAny(',', ')');

    private static void AssertUnderstood(TabularQuery? query, TabularFilter? filter)
    {
        if (query is not null)
        {
            Assert.That(Read(query).Conditions.Select(condition => condition.ToString()), Is.EqualTo(Meant.By(filter!).Select(condition => condition.ToString())), query.ToUri().Query);
        }
    }

    private static Understood Read(TabularQuery query) => Read(query.ToUri());

    private static Understood Read(Uri address) => FirstServer.Read(address.Query.TrimStart('?'));
}
