using System.Text.Json;

namespace DataGouv.Replay;

/// <summary>Tells how far the body of a received request is from that of a recorded one.</summary>
internal static class BodyComparison
{
    /// <summary>
    /// 0 if both mean the same. Otherwise 1, or for forms the number of parts that only one of them has: the pieces of a
    /// chunked upload go to one address and carry an identifier that the client draws, so that no form is ever equal.
    /// </summary>
    public static int Distance(ReplayRequest recorded, ReplayRequest received)
    {
        if (recorded.Body.Span.SequenceEqual(received.Body.Span))
            return 0;
        if (MultipartForm.Read(recorded) is { } recordedParts && MultipartForm.Read(received) is { } receivedParts)
            return CountDifferences(recordedParts, receivedParts);
        return IsSameJson(recorded, received) ? 0 : 1;
    }

    private static int CountDifferences(IReadOnlyList<MultipartFormPart> recorded, IReadOnlyList<MultipartFormPart> received) =>
        recorded.Except(received).Count() + received.Except(recorded).Count();

    private static bool IsSameJson(ReplayRequest recorded, ReplayRequest received)
    {
        try
        {
            using var left = JsonDocument.Parse(recorded.Body);
            using var right = JsonDocument.Parse(received.Body);
            return JsonElement.DeepEquals(left.RootElement, right.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
