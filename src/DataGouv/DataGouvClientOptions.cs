using System.Text.RegularExpressions;
using DataGouv.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Kiota.Abstractions;

namespace DataGouv;

/// <summary>
/// What a <see cref="DataGouvClient"/> is made with. It is checked and copied when the client is made: changes afterwards change nothing.
/// </summary>
public sealed partial class DataGouvClientOptions
{
    private const int MostPrefetch = 16;

    /// <summary>S.</summary>
    public long MaxAnswerBytes { get; set; } = 1 << 28;

    /// <summary>Where the services are. Default: <see cref="DataGouvEnvironment.Production"/>.</summary>
    public DataGouvEnvironment Environment { get; set; } = DataGouvEnvironment.Production;

    /// <summary>
    /// The name of your program for the platform's operators, with a version and a way to reach you if you like:
    /// <c>my-portal/1.2 (mailto:data@example.org)</c>. Default: none, and the SDK alone is named in <c>User-Agent</c>.
    /// </summary>
    public string? ApplicationName { get; set; }

    /// <summary>The language of labels and error messages of the Main API, such as <c>fr</c> or <c>en</c>. Default: what the server chooses.</summary>
    public string? Language { get; set; }

    /// <summary>
    /// How many pages of a list are asked for ahead of the one being read, from 0 to 16. Default: 0. <c>WithPrefetch</c> changes it for
    /// one list.
    /// </summary>
    public int PrefetchDepth { get; set; }

    /// <summary>How long to wait.</summary>
    public DataGouvTimeouts Timeouts { get; set; } = new();

    /// <summary>How often to try again.</summary>
    public DataGouvRetryOptions Retry { get; set; } = new();

    /// <summary>How to spare the servers.</summary>
    public DataGouvPolitenessOptions Politeness { get; set; } = new();

    /// <summary>The clock of all pauses and time-outs. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Where messages go, under the category <c>DataGouv</c>. They hold no credential. Default: nowhere.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>
    /// Gets or sets what sends the requests instead of connections of the client's own; it stays yours to dispose. Its handler must not
    /// follow redirects, which would take a key to other hosts, and must not keep cookies, which outrank a key:
    /// <see cref="DataGouvClient.CreateHandler"/> makes one that does neither. Its <see cref="HttpClient.Timeout"/>, which is 100 seconds
    /// unless it is set, must be <see cref="Timeout.InfiniteTimeSpan"/>: it would cut uploads, and <see cref="Timeouts"/> says how long to
    /// wait. The <see cref="HttpClient"/> of <c>AddDataGouv</c> is made like this.
    /// <code>
    /// new HttpClient(DataGouvClient.CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan }
    /// </code>
    /// </summary>
    public HttpClient? HttpClient { get; set; }

    /// <summary>
    /// Makes the adapter of each API, which it is called with the address of. For tests, and for transports of your own: the client's
    /// pipeline is then only used by <c>SendAsync</c>. Default: the client's own.
    /// </summary>
    public Func<Uri, IRequestAdapter>? RequestAdapterFactory { get; set; }

    /// <summary>What kind of credential there is, never the credential itself.</summary>
    public override string ToString() => $"{nameof(DataGouvClientOptions)} ({Environment?.Catalog}, {CredentialName})";

    // For options that were checked: none of the groups is null.
    internal DataGouvClientOptions Copy()
    {
        var copy = (DataGouvClientOptions)MemberwiseClone();

        // What is given from now on replaces what was copied.
        copy._given = CredentialKinds.None;
        copy.Timeouts = Timeouts.Copy();
        copy.Retry = Retry.Copy();
        copy.Politeness = Politeness.Copy();
        return copy;
    }

    internal DataGouvClientOptions Checked() => Checked(System.Environment.GetEnvironmentVariable);

    internal DataGouvClientOptions Checked(Func<string, string?> readVariable)
    {
        Require(Environment, nameof(Environment));
        Require(Timeouts, nameof(Timeouts));
        Require(Retry, nameof(Retry));
        Require(Politeness, nameof(Politeness));
        Require(TimeProvider, nameof(TimeProvider));

        var settings = (DataGouvClientOptions)MemberwiseClone();
        settings.Environment = Environment.Checked();
        settings.Timeouts = Timeouts.Checked();
        settings.Retry = Retry.Checked();
        settings.Politeness = Politeness.Checked();
        OptionCheck.Range(PrefetchDepth, 0, MostPrefetch, nameof(PrefetchDepth));
        CheckApplicationName();
        CheckLanguage();
        CheckHttpClient();
        settings.TakeCredential(readVariable);
        return settings;
    }

    private static void Require(object? value, string option)
    {
        if (value is null)
        {
            throw new ArgumentNullException(option, $"{option} is null: leave it at its default, or give it a value.");
        }
    }

    private void CheckApplicationName()
    {
        if (ApplicationName is not null && (string.IsNullOrWhiteSpace(ApplicationName) || !UserAgent.TryParse(ApplicationName, out _)))
        {
            throw OptionCheck.Refusal(nameof(ApplicationName), ApplicationName, "a name without spaces, with a version and a comment if you like, such as my-portal/1.2 (mailto:data@example.org)");
        }
    }

    private void CheckLanguage()
    {
        if (Language is not null && !LanguageTag().IsMatch(Language))
        {
            throw OptionCheck.Refusal(nameof(Language), Language, "a language such as fr, en or pt-BR");
        }
    }

    private void CheckHttpClient()
    {
        if (HttpClient is null)
        {
            return;
        }

        var headers = HttpClient.DefaultRequestHeaders;
        if (headers.Contains(CredentialProvider.ApiKeyHeader) || headers.Authorization is not null)
        {
            throw OptionCheck.Conflict(
                nameof(HttpClient),
                $"{nameof(HttpClient)} has a default {CredentialProvider.ApiKeyHeader} or Authorization header, which would go to every host: "
                + "remove it, and set ApiKey or BearerToken.");
        }

        if (HttpClient.Timeout != Timeout.InfiniteTimeSpan)
        {
            throw OptionCheck.Conflict(
                nameof(HttpClient),
                $"HttpClient.Timeout is {HttpClient.Timeout}, which would cut uploads: "
                + "set it to Timeout.InfiniteTimeSpan, and use Timeouts to say how long to wait.");
        }
    }

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})?$", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageTag();
}
