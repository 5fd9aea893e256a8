namespace DataGouv.Replay;

/// <summary>One exchange with a real server.</summary>
public sealed record Recording
{
    /// <summary>Unique within its API, for example <c>datasets-list-page-1</c>.</summary>
    public required string Name { get; init; }

    public required ReplayRequest Request { get; init; }

    public required RecordedResponse Response { get; init; }

    public RecordedApi Api => Request.Api;

    /// <summary>True if the server did what was asked (status 2xx); a redirection is neither refusal nor success.</summary>
    public bool IsSuccess => Response.IsSuccess;

    public override string ToString() => $"{Api}/{Name}";
}
