namespace DataGouv.Generated.Tests.Forms;

internal sealed class FilePartTests
{
    [Test]
    public void Create_without_a_stream_is_refused() =>
        Assert.That(() => new FilePart(null!, "a.csv"), Throws.ArgumentNullException.With.Property(nameof(ArgumentException.ParamName)).EqualTo("content"));

    [Test]
    public void Create_with_a_closed_stream_is_refused()
    {
        var closed = new MemoryStream();
        closed.Dispose();
        Assert.That(() => new FilePart(closed, "a.csv"), Throws.ArgumentException.With.Message.Contains("cannot be read"));
    }

    [TestCase("", "text/csv", "fileName")]
    [TestCase(" ", "text/csv", "fileName")]
    [TestCase("a.csv", "", "contentType")]
    [TestCase("a.csv", "text/csv\r\nX-Other: 1", "contentType")]
    public void Create_with_a_text_that_cannot_be_sent_is_refused(string fileName, string contentType, string parameter)
    {
        using var content = new MemoryStream();
        Assert.That(() => new FilePart(content, fileName, contentType), Throws.ArgumentException.With.Property(nameof(ArgumentException.ParamName)).EqualTo(parameter));
    }
}
