using DataGouv.Transfers.Uploads.Parts;

namespace DataGouv;

/// <content>What the upload itself reads in its session and writes into it.</content>
public sealed partial class UploadSession
{
    internal string Api => _state.Api;

    internal DateTimeOffset Started => _state.Started;

    internal int HashedParts => _state.HashedParts;

    internal string? Hash => _state.Hash;

    /// <summary>Whether the last request was about to be sent, so that the resource may exist.</summary>
    internal bool IsCompleting => _state.IsCompleting;

    /// <summary>What could be taken for the result of the last request and was there before it; null when it was not sent.</summary>
    internal IReadOnlyList<Guid>? Before => _state.Before;

    /// <summary>Whether it was interrupted, so that parts may be stored that it does not know of.</summary>
    internal bool IsResumed { get; private set; }

    /// <summary>Whether it was interrupted after the last request may have been sent.</summary>
    internal bool MayBeFinished { get; private set; }

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

    /// <summary>Refuses a session whose parts the server has deleted.</summary>
    /// <exception cref="UploadException">The upload moved too long ago.</exception>
    internal void CheckAlive(DateTimeOffset now)
    {
        if (now - LastActivity > Lifetime)
        {
            throw new UploadException(
                $"The session last moved at {LastActivity:u}: the platform deletes parts after 24 hours. Upload the file anew.")
            {
                Session = this,
            };
        }
    }

    /// <summary>The upload is resumed, and what happened last is not known.</summary>
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
