using System.Buffers;

namespace DataGouv.Tabular;

/// <summary>Reads a page of rows.</summary>
/// <param name="known">The columns of earlier pages.</param>
internal sealed class PageAnswer(ColumnSet? known) : ApiAnswer<PageContent>
{
    /// <inheritdoc />
    public override bool Read(byte[] buffer, int length)
    {
        var json = buffer.AsSpan(0, length);
        try
        {
            Value = PageContent.Parse(buffer, length, known);
            return true;
        }
        catch (Exception mismatch) when (JsonText.IsMismatch(mismatch))
        {
            if (JsonText.Repair(json, out var repairedLength) is not { } repaired)
            {
                throw JsonText.Refusal(json, mismatch);
            }

            ReadRepaired(repaired, repairedLength);
            return false;
        }
    }

    /// <inheritdoc />
    public override void ReadNothing() => throw new System.Text.Json.JsonException("no body where a page of rows was expected.");

    private void ReadRepaired(byte[] repaired, int length)
    {
        try
        {
            Value = PageContent.Parse(repaired, length, known);
        }
        catch (Exception mismatch) when (JsonText.IsMismatch(mismatch))
        {
            var refusal = JsonText.Refusal(repaired.AsSpan(0, length), mismatch);
            ArrayPool<byte>.Shared.Return(repaired);
            throw refusal;
        }
    }
}
