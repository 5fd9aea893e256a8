using DataGouv.Generator.Surface;

namespace DataGouv.Generator.Tests.Surface;

public sealed class SurfaceDifferenceTests
{
    private const string Listing = "// Heading\n\nnamespace DataGouv\n{\n    public class A\n    {\n        public int B { get; }\n        public class C\n        {\n            public int D { get; }\n        }\n        public int E { get; }\n    }\n}\n";

    [Test]
    public void Between_a_listing_and_itself_is_nothing() =>
        Assert.That(SurfaceDifference.Between(Listing, Listing), Is.Empty);

    [Test]
    public void Between_two_types_of_a_member_is_one_that_went_and_one_that_came() =>
        Assert.That(Marked("int B", "long B"), Is.EqualTo("DataGouv.A - public int B { get; }; DataGouv.A + public long B { get; }"));

    [Test]
    public void Between_members_of_a_nested_type_names_both_types() =>
        Assert.That(Marked("int D", "long D"), Does.StartWith("DataGouv.A.C - public int D"));

    [Test]
    public void Between_members_after_a_nested_type_names_the_outer_one() =>
        Assert.That(Marked("int E", "long E"), Does.StartWith("DataGouv.A - public int E"));

    private static string Marked(string before, string after) =>
        string.Join("; ", SurfaceDifference.Between(Listing, Listing.Replace(before, after, StringComparison.Ordinal)).Select(line => $"{line.Namespace}.{line.Type} {line.Marked}"));
}
