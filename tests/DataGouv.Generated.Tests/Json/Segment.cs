using System.Buffers;

namespace DataGouv.Generated.Tests.Json;

/// <summary>A piece of a text that lies in several places of the memory.</summary>
internal sealed class Segment : ReadOnlySequenceSegment<byte>
{
    private Segment(ReadOnlyMemory<byte> piece, long start)
    {
        Memory = piece;
        RunningIndex = start;
    }

    /// <summary>The text, cut into pieces of one length.</summary>
    public static ReadOnlySequence<byte> Cut(ReadOnlyMemory<byte> text, int length)
    {
        var first = new Segment(text[..Math.Min(length, text.Length)], 0);
        var last = first;
        for (var start = length; start < text.Length; start += length)
        {
            var next = new Segment(text.Slice(start, Math.Min(length, text.Length - start)), start);
            last.Next = next;
            last = next;
        }

        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }
}
