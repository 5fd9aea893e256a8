using System.Text;

namespace DataGouv.Tests.Support;

/// <summary>A stream that cannot go back.</summary>
internal sealed class OnceStream(string text) : ReadOnlyStream
{
    private readonly MemoryStream _text = new(Encoding.UTF8.GetBytes(text));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => _text.ReadAsync(buffer, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        _text.Dispose();
        base.Dispose(disposing);
    }
}
