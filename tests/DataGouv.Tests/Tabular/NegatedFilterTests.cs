using DataGouv.Tabular;
using FsCheck;
using FsCheck.Fluent;

namespace DataGouv.Tests.Tabular;

/// <summary>The opposite of a filter has exactly the rows that the filter leaves out, those with empty cells included.</summary>
public sealed class NegatedFilterTests
{
    private static readonly string[] Columns = ["a", "b"];

    private static readonly Gen<TabularFilter> Condition =
        from column in Gen.Elements(Columns)
        from value in Gen.Choose(0, 3)
        from other in Gen.Choose(0, 3)
        from kind in Gen.Choose(0, 11)
        select Make(new TabularColumn(column), value, other, kind);

    private static readonly Arbitrary<TabularFilter> Filters = (
        from parts in Condition.ListOf(4)
        from shape in Gen.Choose(0, 4)
        select shape switch
        {
            0 => parts[0],
            1 => parts[0] & parts[1],
            2 => parts[0] | (parts[1] & parts[2]),
            3 => !(parts[0] | parts[1]) & parts[2],
            _ => (parts[0] | parts[1]) & !(parts[2] & parts[3]),
        }).ToArbitrary();

    [Test]
    public void Not_anyFilterOnAnyRow_holdsWhereItDoesNot() => Prop.ForAll(Filters, filter =>
    {
        foreach (var a in new int?[] { null, 0, 1, 2, 3 })
        {
            foreach (var b in new int?[] { null, 1, 3 })
            {
                Assert.That(Holds(!filter, a, b), Is.Not.EqualTo(Holds(filter, a, b)), $"{a}, {b}");
            }
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Test]
    public void ToUri_negation_isSentAsItsOpposite() => Assert.Multiple(() =>
    {
        Assert.That(Sent(row => !(row["a"] == 1)), Is.EqualTo("?a__differs=1"));
        Assert.That(Sent(row => !(row["a"] == null)), Is.EqualTo("?a__isnotnull="));
        Assert.That(Sent(row => !(row["a"] < 5)), Is.EqualTo("?or=(a__greater.5,a__isnull)"));
        Assert.That(Sent(row => !(row["a"] == 1 || row["b"].IsNull)), Is.EqualTo("?a__differs=1&b__isnotnull="));
        Assert.That(Sent(row => !row["a"].Contains("x") && row["b"] == 2), Is.EqualTo("?or=(a__notcontains.x,a__isnull)&b__exact=2"));
    });

    private static string Sent(Func<TabularColumns, TabularFilter> filter) => TestResource.Rows().Where(filter).ToUri().Query;

    private static TabularFilter Make(TabularColumn column, int value, int other, int kind) => kind switch
    {
        0 => column == value,
        1 => column != value,
        2 => column.IsNull,
        3 => column.IsNotNull,
        4 => column < value,
        5 => column <= value,
        6 => column > value,
        7 => column >= value,
        8 => column.In(value, other),
        9 => column.NotIn(value, other),
        10 => column.Contains($"{value}"),
        _ => column.DoesNotContain($"{value}"),
    };

    // As the database decides: a comparison with nothing holds nowhere, except for "differs".
    private static bool Holds(TabularFilter filter, int? a, int? b)
    {
        if (filter is GroupFilter group)
        {
            return group.IsOr ? group.Filters.Any(part => Holds(part, a, b)) : group.Filters.All(part => Holds(part, a, b));
        }

        var leaf = (ColumnFilter)filter;
        var cell = leaf.Column == "a" ? a : b;
        var values = leaf.Values.Select(value => int.Parse(value.ToString(), System.Globalization.CultureInfo.InvariantCulture)).ToList();
        return leaf.Operator switch
        {
            FilterOperator.IsNull => cell is null,
            FilterOperator.IsNotNull => cell is not null,
            FilterOperator.Differs => cell != values[0],
            _ when cell is null => false,
            FilterOperator.Exact or FilterOperator.Contains => cell == values[0],
            FilterOperator.NotContains => cell != values[0],
            FilterOperator.In => values.Contains(cell.Value),
            FilterOperator.NotIn => !values.Contains(cell.Value),
            FilterOperator.Less => cell <= values[0],
            FilterOperator.Greater => cell >= values[0],
            FilterOperator.StrictlyLess => cell < values[0],
            _ => cell > values[0],
        };
    }
}
