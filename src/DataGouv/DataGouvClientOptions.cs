using System.Text.RegularExpressions;
using DataGouv.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Kiota.Abstractions;

namespace DataGouv;

/// <summary>
/// Options of a <see cref="DataGouvClient"/>. They are checked and copied when the client is made: changes afterwards change nothing.
/// </summary>
public sealed partial class DataGouvClientOptions
{
    private const int MostPrefetch = 16;

    // Room for the pages of every list; what is larger is hardly meant to be read into memory at once.
    private const long DefaultAnswerBytes = 256 * 1024 * 1024;

    private const long LeastAnswerBytes = 64 * 1024;

    /// <summary>Gets or sets the addresses of the services. The default is <see cref="DataGouvEnvironment.Production"/>.</summary>
    public DataGouvEnvironment Environment { get; set; } = DataGouvEnvironment.Production;

    /// <summary>
    /// Gets or sets the name of your program for the platform's operators, with a version and a way to reach you if you like:
    /// <c>my-portal/1.2 (mailto:data@example.org)</c>. The default is null: the SDK alone is named in <c>User-Agent</c>.
    /// </summary>
    public string? ApplicationName { get; set; }

    /// <summary>
    /// Gets or sets the language of labels and error messages of the Main API, such as <c>fr</c> or <c>en</c>. The default is null: the
    /// server chooses.
    /// </summary>
    public string? Language { get; set; }

    /// <summary>
    /// Gets or sets how many pages of a list are asked for ahead of the one being read. The default is 0, and the value must be between 0
    /// and 16. <c>WithPrefetch</c> changes it for one list.
    /// </summary>
    public int PrefetchDepth { get; set; }

    /// <summary>
    /// Gets or sets how many bytes of a JSON answer are read into memory at most, counted after decompression. The default is
    /// 268,435,456 (256 MB), and the value must be between 65,536 (64 KB) and 2,147,483,591. A larger answer ends the call in a
    /// <see cref="DataGouvApiException"/> that names this option. Bodies that are not JSON are streams, and have no ceiling.
    /// </summary>
    public long MaxAnswerBytes { get; set; } = DefaultAnswerBytes;

    /// <summary>
    /// Gets or sets what happens when a list gives an item twice, or another number of items than it says that it has. The default is
    /// <see cref="ListConsistency.Warn"/>. <c>WithConsistency</c> changes it for one list.
    /// </summary>
    public ListConsistency ListConsistency { get; set; }

    /// <summary>Gets or sets how long to wait.</summary>
    public DataGouvTimeouts Timeouts { get; set; } = new();

    /// <summary>Gets or sets how often, and for how long, to try again.</summary>
    public DataGouvRetryOptions Retry { get; set; } = new();

    /// <summary>Gets or sets how to spare the servers.</summary>
    public DataGouvPolitenessOptions Politeness { get; set; } = new();

    /// <summary>Gets or sets the clock of all pauses and time-outs. The default is that of the system.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// Gets or sets where log messages go, under the category <c>DataGouv</c>. They hold no credential. The default is null, which logs
    /// nothing.
    /// </summary>
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
    /// Gets or sets a function that makes the adapter of an API from its address, for tests and for transports of your own: the client's
    /// pipeline is then only used by <c>SendAsync</c>. The default is null, which takes the client's own adapter.
    /// </summary>
    public Func<Uri, IRequestAdapter>? RequestAdapterFactory { get; set; }

    /// <summary>Returns the address of the Main API and the kind of credential there is, never the credential itself.</summary>
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
        OptionCheck.Range(MaxAnswerBytes, LeastAnswerBytes, Array.MaxLength, nameof(MaxAnswerBytes));
        OptionCheck.Defined(ListConsistency, nameof(ListConsistency));
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
            throw OptionCheck.Refusal(
                nameof(ApplicationName),
                ApplicationName,
                "a name without spaces, with a version and a comment if you like, such as my-portal/1.2 (mailto:data@example.org)");
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
