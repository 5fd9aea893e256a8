using DataGouv.Generator.Passes;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis.CSharp;

namespace DataGouv.Generator.Tests.Passes;

public sealed class DotNetNameTests
{
    [TestCase("community_resources", "CommunityResources")]
    [TestCase("public-service", "PublicService")]
    [TestCase("oneMinute", "OneMinute")]
    [TestCase("PENDING", "Pending")]
    [TestCase("IN_PROGRESS", "InProgress")]
    [TestCase("WFS", "WFS")]
    [TestCase("1st", "Value1st")]
    [TestCase("recent.atom", "RecentAtom")]
    [TestCase("", "Empty")]
    [TestCase("***", "Empty")]
    [TestCase("_____", "Empty")]
    public void Pascal_of_a_wire_name_is_a_dotnet_name(string wire, string name) => Assert.That(DotNetName.Pascal(wire), Is.EqualTo(name));

    [TestCase("dataset", "dataset")]
    [TestCase("resource_id", "resourceId")]
    [TestCase("for", "@for")]
    [TestCase("in", "@in")]
    [TestCase("namespace", "@namespace")]
    public void Camel_of_a_wire_name_is_the_name_of_a_parameter(string wire, string name) => Assert.That(DotNetName.Camel(wire), Is.EqualTo(name));

    [Test]
    public void Pascal_of_any_text_is_the_name_of_a_type() =>
        Prop.ForAll<string?>(wire => DotNetName.IsTypeName(DotNetName.Pascal(wire ?? ""))).QuickCheckThrowOnFailure();

    [Test]
    public void Camel_of_any_text_is_an_identifier_of_CSharp() => Prop.ForAll<string?>(wire =>
    {
        var name = DotNetName.Camel(wire ?? "");
        var plain = name.TrimStart('@');
        return SyntaxFacts.IsValidIdentifier(plain) && (name[0] == '@') == SyntaxFacts.IsReservedKeyword(SyntaxFacts.GetKeywordKind(plain));
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Camel_of_a_keyword_is_an_identifier_of_CSharp([ValueSource(nameof(Keywords))] string keyword) => Assert.That(DotNetName.Camel(keyword), Is.EqualTo("@" + keyword));

    [Test]
    public void Pascal_of_any_text_keeps_its_letters_and_digits() => Prop.ForAll<NonNull<string>>(text =>
    {
        var letters = new string([.. text.Get.Where(char.IsAsciiLetterOrDigit)]);
        return letters.Length == 0 || DotNetName.Pascal(text.Get).EndsWith(letters, StringComparison.OrdinalIgnoreCase);
    }).QuickCheckThrowOnFailure();

    private static IEnumerable<string> Keywords() => SyntaxFacts.GetReservedKeywordKinds().Select(SyntaxFacts.GetText).Where(keyword => char.IsAsciiLetter(keyword[0]));
}
