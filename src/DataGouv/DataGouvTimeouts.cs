namespace DataGouv;

/// <summary>
/// How long a <see cref="DataGouvClient"/> waits. <see cref="Timeout.InfiniteTimeSpan"/> waits for ever. What runs out ends in a
/// <see cref="DataGouvConnectionException"/>.
/// </summary>
public sealed class DataGouvTimeouts
{
    /// <summary>Until there is a connection. Default: 10 seconds. It belongs to the connections: an <see cref="HttpClient"/> from outside has its own.</summary>
    public TimeSpan Connect { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Until the server begins to answer one attempt. Default: 30 seconds. While the body of an upload is on its way the clock starts
    /// again with every piece that is sent.
    /// </summary>
    public TimeSpan Attempt { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Until the server begins to answer, with all attempts, redirects and pauses. Default: 3 minutes. An upload on its way starts this
    /// clock again as well.
    /// </summary>
    public TimeSpan Call { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>Between two pieces of an answer. Default: 30 seconds. There is no limit on the whole of it: files are large.</summary>
    public TimeSpan IdleRead { get; set; } = TimeSpan.FromSeconds(30);

    internal DataGouvTimeouts Checked()
    {
        OptionCheck.Time(Connect, "Timeouts.Connect");
        OptionCheck.Time(Attempt, "Timeouts.Attempt");
        OptionCheck.Time(Call, "Timeouts.Call");
        OptionCheck.Time(IdleRead, "Timeouts.IdleRead");
        return Copy();
    }

    internal DataGouvTimeouts Copy() => (DataGouvTimeouts)MemberwiseClone();
}
