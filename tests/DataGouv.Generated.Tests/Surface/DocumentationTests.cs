using System.Xml.Linq;

namespace DataGouv.Generated.Tests.Surface;

/// <summary>The compiler demands a comment on every public member; these tests read what the comments say.</summary>
internal sealed class DocumentationTests
{
    private static readonly Dictionary<string, XElement> Members = XDocument
        .Load(Path.ChangeExtension(typeof(ReadModel).Assembly.Location, ".xml"))
        .Descendants("member")
        .ToDictionary(member => (string)member.Attribute("name")!, StringComparer.Ordinal);

    private static IEnumerable<GeneratedApi> Apis => GeneratedApi.All;

    [Test]
    public void Documentation_of_every_type_is_there() =>
        Assert.That(
            typeof(ReadModel).Assembly.GetExportedTypes().Select(type => "T:" + NameOf(type)).Where(name => !Members.ContainsKey(name)),
            Is.Empty);

    [Test]
    public void Documentation_of_every_property_is_there()
    {
        var properties =
            from type in typeof(ReadModel).Assembly.GetExportedTypes()
            from property in type.GetProperties()
            where property.DeclaringType == type && property.GetIndexParameters().Length == 0
            select $"P:{NameOf(type)}.{property.Name}";
        Assert.That(properties.Where(name => !Members.ContainsKey(name)), Is.Empty);
    }

    [Test]
    public void Documentation_is_a_sentence()
    {
        var others = Members
            .Values.Where(member => member.Element("inheritdoc") is null && !IsRegex(member))
            .Select(member => (Name: (string)member.Attribute("name")!, Summary: Text(member.Element("summary"))))
            .Where(member =>
                member.Summary.Length == 0
                || !".?)".Contains(member.Summary[^1], StringComparison.Ordinal)
                || member.Summary.Contains("..", StringComparison.Ordinal))
            .Select(member => $"{member.Name}: {member.Summary}");
        Assert.That(others, Is.Empty);
    }

    [TestCaseSource(nameof(Apis))]
    public void Documentation_of_operations_names_what_they_stand_for(object client)
    {
        var api = (GeneratedApi)client;
        var silent = api.Operations.Where(operation =>
            !Text(MemberOf(operation).Element("remarks")).StartsWith(operation.Facts.ToString(), StringComparison.Ordinal));
        Assert.That(silent, Is.Empty);
    }

    [TestCaseSource(nameof(Apis))]
    public void Documentation_of_operations_that_need_a_key_says_so(object client)
    {
        var api = (GeneratedApi)client;
        var wrong = api.Operations.Where(operation =>
            Text(MemberOf(operation).Element("remarks")).Contains("Needs no key", StringComparison.Ordinal)
            != (operation.Facts.Access == OperationAccess.Public));
        Assert.That(wrong, Is.Empty);
    }

    [TestCaseSource(nameof(Apis))]
    public void Documentation_of_operations_describes_each_parameter(object client)
    {
        var api = (GeneratedApi)client;
        var wrong = api.Operations.Where(operation =>
            !MemberOf(operation)
                .Elements("param")
                .Select(parameter => (string)parameter.Attribute("name")!)
                .SequenceEqual(operation.Method!.GetParameters().Select(parameter => parameter.Name!)));
        Assert.That(wrong, Is.Empty);
    }

    private static XElement MemberOf(GeneratedOperation operation) =>
        Members
            .Single(member => member.Key.StartsWith($"M:{NameOf(operation.Builder)}.{operation.Verb}Async(", StringComparison.Ordinal))
            .Value;

    private static string NameOf(Type type) => type.FullName!.Replace('+', '.');

    private static string Text(XElement? element) => element?.Value.Trim() ?? "";

    // What the compiler writes for a regular expression has remarks of its own in the place of ours.
    private static bool IsRegex(XElement member) => Text(member.Element("remarks")).StartsWith("Pattern:", StringComparison.Ordinal);
}
