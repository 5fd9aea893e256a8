using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using DataGouv.Transfers.Uploads.Parts;

namespace DataGouv;

/// <summary>
/// Represents an upload in parts that is under way, with the parts that the server is known to hold. Saved as text
/// (<see cref="ToString"/>), it lets another process resume the upload (<see cref="UploadClient.ResumeAsync"/>) within 24 hours. It holds
/// no credential.
/// </summary>
public sealed partial class UploadSession
{
    /// <summary>How long the platform keeps the parts of an upload that is not resumed: 24 hours.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private const int CurrentVersion = 1;

    private readonly Lock _gate = new();
    private SessionDocument _state;
    private SortedSet<int> _stored;

    private UploadSession(SessionDocument state)
    {
        _state = state;
        _stored = [.. state.Stored];
        Target = UploadTarget.Of(state.Kind, state.Dataset, state.Resource);
    }

    /// <summary>Gets the identifier under which the server keeps the parts.</summary>
    public Guid Id => _state.Id;

    /// <summary>Gets where the file goes.</summary>
    public UploadTarget Target { get; }

    /// <summary>Gets the name of the file.</summary>
    public string FileName => _state.FileName;

    /// <summary>Gets the size of the file in bytes; null for a stream that cannot seek.</summary>
    public long? Length => _state.Length;

    /// <summary>Gets the size of a part in bytes.</summary>
    public int ChunkSize => _state.ChunkSize;

    /// <summary>Gets the number of parts; null for a stream that cannot seek.</summary>
    public int? PartCount => Length is { } length ? (int)((length + ChunkSize - 1) / ChunkSize) : null;

    /// <summary>Gets the number of parts that the server is known to hold.</summary>
    public int StoredParts
    {
        get
        {
            lock (_gate)
            {
                return _stored.Count;
            }
        }
    }

    /// <summary>Gets when a part was last stored, or when the upload began.</summary>
    public DateTimeOffset LastActivity => _state.LastActivity;

    /// <summary>Reads a session from its text.</summary>
    /// <param name="text">The text that <see cref="ToString"/> returned.</param>
    /// <returns>The session.</returns>
    /// <exception cref="FormatException">The text is not that of a session, or is incomplete.</exception>
    public static UploadSession Parse(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        return TryParse(text, out var session)
            ? session
            : throw new FormatException(
                "This is not the text of an upload session, or it was written by a later version: "
                    + "pass what UploadSession.ToString() gave.");
    }

    /// <summary>Reads a session from its text, if the text is one. A text that was cut while it was written is none.</summary>
    /// <param name="text">The text that <see cref="ToString"/> returned.</param>
    /// <param name="session">The session; null when the text is none.</param>
    /// <returns>Whether the text is that of a session.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out UploadSession? session)
    {
        session = null;
        try
        {
            if (
                JsonSerializer.Deserialize(text ?? "", SessionJson.Default.SessionDocument)
                is { Version: CurrentVersion, ChunkSize: > 0, Length: null or > 0 } state)
            {
                session = new UploadSession(state) { IsResumed = true };
            }
        }
        catch (Exception invalid) when (invalid is JsonException or ArgumentException or InvalidOperationException)
        {
            return false;
        }

        return session is not null;
    }

    /// <summary>Returns the session as one line of text, to be saved as it is.</summary>
    public override string ToString()
    {
        lock (_gate)
        {
            return JsonSerializer.Serialize(_state with { Stored = [.. _stored] }, SessionJson.Default.SessionDocument);
        }
    }
}
