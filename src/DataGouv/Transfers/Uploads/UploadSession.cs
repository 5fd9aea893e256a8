using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using DataGouv.Transfers.Uploads.Parts;

namespace DataGouv;

/// <summary>
/// An upload in parts under way: what the server holds of it. Saved as text (<see cref="ToString"/>), it can be gone on with by another
/// process (<see cref="UploadClient.ResumeAsync"/>) within 24 hours. It holds no credential.
/// </summary>
public sealed class UploadSession
{
    /// <summary>How long the platform keeps parts that nobody goes on with.</summary>
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

    /// <summary>The identifier under which the server keeps the parts.</summary>
    public Guid Id => _state.Id;

    /// <summary>Where the file goes.</summary>
    public UploadTarget Target { get; }

    /// <summary>The name of the file.</summary>
    public string FileName => _state.FileName;

    /// <summary>The size of the file in bytes; null for a stream that cannot seek.</summary>
    public long? Length => _state.Length;

    /// <summary>The size of a part in bytes.</summary>
    public int ChunkSize => _state.ChunkSize;

    /// <summary>How many parts there are; null for a stream that cannot seek.</summary>
    public int? PartCount => Length is { } length ? (int)((length + ChunkSize - 1) / ChunkSize) : null;

    /// <summary>How many parts the server is known to hold.</summary>
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

    /// <summary>When the upload last moved.</summary>
    public DateTimeOffset LastActivity => _state.LastActivity;

    internal string Api => _state.Api;

    internal DateTimeOffset Started => _state.Started;

    internal int HashedParts => _state.HashedParts;

    internal string? Hash => _state.Hash;

    /// <summary>Was the last request sent, so that the resource may exist?</summary>
    internal bool IsCompleting => _state.IsCompleting;

    /// <summary>What could be taken for the result of the last request and was there before it; null when it was not sent.</summary>
    internal IReadOnlyList<Guid>? Before => _state.Before;

    /// <summary>Does it come from a text, so that parts may be stored that it does not know of?</summary>
    internal bool IsResumed { get; private set; }

    /// <summary>Whether it is gone on with after the last request may have been sent.</summary>
    internal bool MayBeFinished { get; private set; }

    /// <summary>Reads a session from its text.</summary>
    /// <exception cref="FormatException">It is not the text of a session.</exception>
    public static UploadSession Parse(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        return TryParse(text, out var session)
            ? session
            : throw new FormatException(
                "This is not the text of an upload session, or it was written by a later version: "
                    + "pass what UploadSession.ToString() gave.");
    }

    /// <summary>Reads a session from its text, if it is one.</summary>
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

    /// <summary>The session as one line of text, to be saved as it is.</summary>
    public override string ToString()
    {
        lock (_gate)
        {
            return JsonSerializer.Serialize(_state with { Stored = [.. _stored] }, SessionJson.Default.SessionDocument);
        }
    }

    internal static UploadSession Start(
        Uri api,
        Guid id,
        UploadTarget target,
        string fileName,
        long? length,
        int chunkSize,
        DateTimeOffset now) =>
        new(
            new SessionDocument(
                CurrentVersion,
                api.AbsoluteUri,
                id,
                target.Operations.Kind,
                target.Dataset,
                target.ResourceId,
                fileName,
                length,
                chunkSize,
                Stored: [],
                HashedParts: 0,
                Hash: null,
                IsCompleting: false,
                Started: now,
                LastActivity: now));

    internal bool IsStored(int part)
    {
        lock (_gate)
        {
            return _stored.Contains(part);
        }
    }

    internal IReadOnlyList<int> MissingParts()
    {
        lock (_gate)
        {
            return [.. Enumerable.Range(0, PartCount ?? 0).Where(part => !_stored.Contains(part))];
        }
    }

    /// <summary>A part is stored. The hash of everything up to it says later whether the file is still the same.</summary>
    internal void Store(int part, string hash, DateTimeOffset now)
    {
        lock (_gate)
        {
            _stored.Add(part);
            _state = part + 1 > _state.HashedParts
                ? _state with { HashedParts = part + 1, Hash = hash, LastActivity = now }
                : _state with { LastActivity = now };
        }
    }

    /// <summary>Somebody goes on with it, who does not know what happened last.</summary>
    internal void Resume()
    {
        IsResumed = true;
        MayBeFinished = IsCompleting || StoredParts == PartCount;
    }

    /// <summary>The last request is about to be sent.</summary>
    /// <param name="before">What could be taken for its result and is there already.</param>
    internal void Complete(IReadOnlyList<Guid> before)
    {
        lock (_gate)
        {
            _state = _state with { IsCompleting = true, Before = before };
        }
    }

    /// <summary>Begins again: what the server holds under the old identifier is left to its cleaning.</summary>
    internal void Restart(Guid id, DateTimeOffset now)
    {
        lock (_gate)
        {
            IsResumed = false;
            MayBeFinished = false;
            _stored = [];
            _state = _state with { Id = id, HashedParts = 0, Hash = null, IsCompleting = false, Before = null, LastActivity = now };
        }
    }
}
