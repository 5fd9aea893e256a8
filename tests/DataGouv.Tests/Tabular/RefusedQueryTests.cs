using System.Net;
using DataGouv.Tabular;
using DataGouv.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace DataGouv.Tests.Tabular;

/// <summary>Reads end in the exceptions that their documentation names, whatever was asked before.</summary>
public sealed class RefusedQueryTests
{
    private const string Page = """{"data":[{"__id":1,"nom":"a"},{"__id":2,"nom":"b"}],"meta":{"page":1,"page_size":20,"total":2}}""";

    [TestCase(400, "22P02", false)]
    [TestCase(400, "22P02", true)]
    [TestCase(404, "42883", false)]
    [TestCase(404, "42883", true)]
    public async Task ReadPageAsync_queryThatTheServerRefuses_isOneExceptionWhateverIsKnown(int status, string code, bool isProfileKnown)
    {
        var resource = TestResource.On(new StubHandler(request =>
            request.RequestUri!.AbsolutePath.EndsWith("/profile/", StringComparison.Ordinal)
                ? Answers.Json("""{"profile":{"columns":{"nom":{"python_type":"string"}}},"indexes":null}""")
                : Answers.Json(
                    $$$"""{"errors":[{"code":null,"title":"Database error","detail":{"code":"{{{code}}}","message":"no"}}]}""",
                    (HttpStatusCode)status)));
        if (isProfileKnown)
        {
            await resource.GetProfileAsync();
        }

        Assert.That(
            async () => await resource.Rows.Where("nom", "a").ReadPageAsync(),
            Throws.TypeOf<TabularQueryException>().With.InnerException.Property("ErrorCode").EqualTo(code));
    }

    [Test]
    public void ReadPageAsync_profileThatCannotBeAsked_isStillTheRefusedQuery()
    {
        var resource = TestResource.On(new StubHandler(request =>
            Answers.Status(request.RequestUri!.AbsolutePath.EndsWith("/profile/", StringComparison.Ordinal) ? 401 : 400)));

        Assert.That(async () => await resource.Rows.Where("nom", "a").ReadPageAsync(), Throws.TypeOf<TabularQueryException>());
    }

    [TestCase("{")]
    [TestCase("[]")]
    [TestCase("7")]
    [TestCase("""{"data":{},"meta":{"page":1,"page_size":20,"total":0}}""")]
    [TestCase("""{"data":null,"meta":{"page":1,"page_size":20,"total":0}}""")]
    [TestCase("""{"data":[7],"meta":{"page":1,"page_size":20,"total":0}}""")]
    [TestCase("""{"data":[{"a":1},{"b":1}],"meta":{"page":1,"page_size":20,"total":2}}""")]
    [TestCase("""{"data":[],"meta":7}""")]
    [TestCase("""{"data":[],"meta":{"page":"1"}}""")]
    [TestCase("""{"data":[]}""")]
    [TestCase("""{"data":[{"a":01}],"meta":{"page":1,"page_size":20,"total":1}}""")]
    public void ReadPageAsync_answerThatIsNoPage_isInTheFamily(string body) =>
        Assert.That(
            async () => await TestResource.On(new StubHandler(_ => Answers.Json(body))).Rows.ReadPageAsync(),
            Throws.InstanceOf<DataGouvApiException>());

    [Test]
    public void ReadPageAsync_anyByteOfAPageSpoilt_isAPageOrInTheFamily() => Prop.ForAll(
        Gen.Choose(0, Page.Length - 1).ToArbitrary(),
        Gen.Elements('{', '}', '[', ']', '"', ',', ':', '0', 'n', ' ', '\\').ToArbitrary(),
        (place, instead) =>
        {
            var body = $"{Page[..place]}{instead}{Page[(place + 1)..]}";
            var rows = TestResource.On(new StubHandler(_ => Answers.Json(body))).Rows;

            Assert.That(Failure(rows), Is.Null.Or.InstanceOf<DataGouvApiException>(), body);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    private static Exception? Failure(TabularQuery rows)
    {
        try
        {
            rows.ReadPageAsync().GetAwaiter().GetResult().Dispose();
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }
}
