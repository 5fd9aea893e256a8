using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Text.Json;

namespace DataGouv.Generated.Tests.Json;

/// <summary>
/// Reads a text as it comes, piece after piece, in every way that the serializer knows, and compares with the same text read whole.
/// </summary>
internal static class PiecewiseReading
{
    private const int MostPieces = 5_000;

    private static readonly int[] Lengths = [1, 2, 3, 7, 100, 16_384];

    private static readonly ConcurrentDictionary<(JsonSerializerOptions, int), JsonSerializerOptions> Buffered = new();

    private delegate ValueTask<object?> Way(byte[] json, int length, Type type, JsonSerializerOptions options);

    /// <summary>Finds the ways and lengths that give anything else than the text read whole.</summary>
    /// <param name="json">The text.</param>
    /// <param name="type">What is read.</param>
    /// <param name="options">How it is read.</param>
    public static async Task<IReadOnlyList<string>> DifferencesAsync(byte[] json, Type type, JsonSerializerOptions options)
    {
        var whole = Written(JsonSerializer.Deserialize(json, type, options), type, options);
        var differences = new List<string>();
        foreach (var length in Lengths)
        {
            await CompareAsync("stream", FromStreamAsync, length);

            // A stream fills the buffer before it is read on. From a pipe each piece is read on its own, and in a sequence each object is
            // looked for from the start: a million pieces would take minutes.
            if (json.Length / length < MostPieces)
            {
                await CompareAsync("pipe", FromPipeAsync, length);
                await CompareAsync("sequence", FromSequence, length);
            }
        }

        return differences;

        async Task CompareAsync(string name, Way read, int length)
        {
            try
            {
                if (!Written(await read(json, length, type, options), type, options).AsSpan().SequenceEqual(whole))
                    differences.Add($"A {name} in pieces of {length} gives something else.");
            }
            catch (Exception failure) when (failure is JsonException or InvalidOperationException)
            {
                differences.Add($"A {name} in pieces of {length} gives {failure.GetType().Name}: {failure.Message}");
            }
        }
    }

    private static byte[] Written(object? value, Type type, JsonSerializerOptions options) =>
        JsonSerializer.SerializeToUtf8Bytes(value, type, options);

    // The reader's buffer begins as small as the pieces, and grows with what must be whole.
    private static async ValueTask<object?> FromStreamAsync(byte[] json, int length, Type type, JsonSerializerOptions options)
    {
        var buffered = Buffered.GetOrAdd((options, length), key => new JsonSerializerOptions(key.Item1) { DefaultBufferSize = key.Item2 });
        await using var stream = new TrickleStream(json, length);
        return await JsonSerializer.DeserializeAsync(stream, type, buffered);
    }

    private static async ValueTask<object?> FromPipeAsync(byte[] json, int length, Type type, JsonSerializerOptions options)
    {
        await using var stream = new TrickleStream(json, length);
        var pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: length, minimumReadSize: 1));
        return await JsonSerializer.DeserializeAsync(pipe, type, options);
    }

    private static ValueTask<object?> FromSequence(byte[] json, int length, Type type, JsonSerializerOptions options)
    {
        var reader = new Utf8JsonReader(Segment.Cut(json, length));
        return ValueTask.FromResult(JsonSerializer.Deserialize(ref reader, type, options));
    }
}
