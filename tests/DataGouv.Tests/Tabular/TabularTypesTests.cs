using DataGouv.Tabular;

namespace DataGouv.Tests.Tabular;

/// <summary>What the database can do with each type.</summary>
public sealed class TabularTypesTests
{
    [TestCase("string", "texts")]
    [TestCase("int", "whole numbers")]
    [TestCase("float", "numbers")]
    [TestCase("bool", "booleans")]
    [TestCase("date", "dates")]
    [TestCase("datetime", "dates with times")]
    [TestCase("json", "JSON")]
    [TestCase("geometry", "an unknown type")]
    [TestCase(null, "an unknown type")]
    public void Of_nameInAProfile_isTheType(string? name, string plural) =>
        Assert.That(TabularType.Of(name).Plural, Is.EqualTo(plural));

    [TestCase(TabularType.Text, "Exact Differs IsNull IsNotNull Contains NotContains In NotIn Less Greater StrictlyLess StrictlyGreater")]
    [TestCase(TabularType.Unknown, "Exact Differs IsNull IsNotNull Contains NotContains In NotIn Less Greater StrictlyLess StrictlyGreater")]
    [TestCase(TabularType.WholeNumber, "Exact Differs IsNull IsNotNull In NotIn Less Greater StrictlyLess StrictlyGreater")]
    [TestCase(TabularType.Date, "Exact Differs IsNull IsNotNull In NotIn Less Greater StrictlyLess StrictlyGreater")]
    [TestCase(TabularType.Json, "IsNull IsNotNull")]
    public void Allows_operatorsOfAType_areThese(TabularType type, string allowed) =>
        Assert.That(Enum.GetValues<FilterOperator>().Where(one => type.Allows(one)).Select(one => one.ToString()), Is.EqualTo(allowed.Split(' ')));

    [TestCase(TabularType.Unknown, "Count Sum Avg Min Max")]
    [TestCase(TabularType.WholeNumber, "Count Sum Avg Min Max")]
    [TestCase(TabularType.Number, "Count Sum Avg Min Max")]
    [TestCase(TabularType.Text, "Count Min Max")]
    [TestCase(TabularType.DateTime, "Count Min Max")]
    [TestCase(TabularType.Boolean, "Count")]
    [TestCase(TabularType.Json, "Count")]
    public void Allows_aggregatesOfAType_areThese(TabularType type, string allowed) =>
        Assert.That(Enum.GetValues<AggregateFunction>().Where(one => type.Allows(one)).Select(one => one.ToString()), Is.EqualTo(allowed.Split(' ')));
}
