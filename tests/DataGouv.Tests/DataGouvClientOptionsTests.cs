using FsCheck;
using FsCheck.Fluent;

namespace DataGouv.Tests;

internal sealed class DataGouvClientOptionsTests
{
    private static readonly TimeSpan Negative = TimeSpan.FromSeconds(-1);

    private static IEnumerable<TestCaseData<Action<DataGouvClientOptions>, string>> Refused()
    {
        yield return Case(options => options.PrefetchDepth = -1, "PrefetchDepth is -1: allowed is from 0 to 16.");
        yield return Case(options => options.PrefetchDepth = 17, "PrefetchDepth is 17: allowed is from 0 to 16.");
        yield return Case(options => options.MaxAnswerBytes = 65_535, "MaxAnswerBytes is 65535: allowed is from 65536 to 2147483591.");
        yield return Case(
            options => options.MaxAnswerBytes = 2_147_483_592,
            "MaxAnswerBytes is 2147483592: allowed is from 65536 to 2147483591.");
        yield return Case(options => options.ListConsistency = (ListConsistency)7, "ListConsistency is 7: allowed is Warn, Throw, Ignore.");
        yield return Case(
            options => options.Timeouts.Connect = TimeSpan.Zero,
            "Timeouts.Connect is 00:00:00: allowed is more than zero and at most 24 days, or Timeout.InfiniteTimeSpan.");
        yield return Case(
            options => options.Timeouts.Attempt = Negative,
            "Timeouts.Attempt is -00:00:01: allowed is more than zero and at most 24 days, or Timeout.InfiniteTimeSpan.");
        yield return Case(
            options => options.Timeouts.Call = TimeSpan.FromDays(25),
            "Timeouts.Call is 25.00:00:00: allowed is more than zero and at most 24 days, or Timeout.InfiniteTimeSpan.");
        yield return Case(options => options.Timeouts.IdleRead = TimeSpan.MinValue, "Timeouts.IdleRead is");
        yield return Case(options => options.Retry.MaxAttempts = 0, "Retry.MaxAttempts is 0: allowed is from 1 to 20.");
        yield return Case(
            options => options.Retry.MaxElapsed = Negative,
            "Retry.MaxElapsed is -00:00:01: allowed is from 00:00:00 to 1.00:00:00.");
        yield return Case(
            options => options.Retry.MaxElapsed = TimeSpan.FromDays(25),
            "Retry.MaxElapsed is 25.00:00:00: allowed is from 00:00:00 to 1.00:00:00.");
        yield return Case(
            options => options.Retry.BaseDelay = Negative,
            "Retry.BaseDelay is -00:00:01: allowed is from 00:00:00 to 00:10:00.");
        yield return Case(
            options => options.Retry.MaxDelay = TimeSpan.FromMilliseconds(1),
            "Retry.MaxDelay is 00:00:00.0010000: allowed is from 00:00:00.5000000 to 01:00:00.");
        yield return Case(
            options => options.Retry.MaxRetryAfter = TimeSpan.FromDays(2),
            "Retry.MaxRetryAfter is 2.00:00:00: allowed is from 00:00:00 to 1.00:00:00.");
        yield return Case(
            options => options.Politeness.RequestsPerSecond = 0,
            "Politeness.RequestsPerSecond is 0: allowed is a number between 0.001 and 10,000, or null for no ceiling.");
        yield return Case(options => options.Politeness.RequestsPerSecond = double.NaN, "Politeness.RequestsPerSecond is NaN");
        yield return Case(options => options.Politeness.Burst = 0, "Politeness.Burst is 0: allowed is from 1 to 10000.");
        yield return Case(options => options.Politeness.BreakAfter = 1, "Politeness.BreakAfter is 1: allowed is from 2 to 10000.");
        yield return Case(
            options => options.Politeness.BreakDuration = TimeSpan.FromMilliseconds(1),
            "Politeness.BreakDuration is 00:00:00.0010000: allowed is from 00:00:00.5000000 to 01:00:00.");
        yield return Case(
            options => options.Language = "français",
            "Language is \"français\": allowed is a language such as fr, en or pt-BR.");
        yield return Case(options => options.Language = "", "Language is \"\"");
        yield return Case(options => options.ApplicationName = " ", "ApplicationName is \" \": allowed is a name without spaces");
        yield return Case(options => options.ApplicationName = "données/1", "ApplicationName is \"données/1\"");
        yield return Case(options => options.ApplicationName = "(comment)", "ApplicationName is \"(comment)\"");
        yield return Case(options => options.ApplicationName = "a\r\nb", "ApplicationName is \"a\r\nb\"");
        yield return Case(
            options => options.Environment = options.Environment with { Catalog = new Uri("api/1/", UriKind.Relative) },
            "Environment.Catalog is \"api/1/\": allowed is an absolute http or https address");
        yield return Case(
            options => options.Environment = options.Environment with { CatalogV2 = new Uri("ftp://example.test/") },
            "Environment.CatalogV2 is \"ftp://example.test/\"");
        yield return Case(
            options => options.Environment = options.Environment with { Metrics = new Uri("https://example.test/?a=b") },
            "Environment.Metrics is \"https://example.test/?a=b\"");
        yield return Case(
            options => options.Environment = options.Environment with { Tabular = new Uri("https://user:pass@example.test/") },
            "Environment.Tabular is \"***\"");
        yield return Case(options => options.Environment = options.Environment with { Catalog = null! }, "Environment.Catalog is \"null\"");
        yield return Case(options => options.Environment = null!, "Environment is null");
        yield return Case(
            options => options.HttpClient = new HttpClient(),
            "HttpClient.Timeout is 00:01:40, which would cut uploads: set it to Timeout.InfiniteTimeSpan");
        yield return Case(
            options => options.HttpClient = new HttpClient { Timeout = TimeSpan.FromDays(20) },
            "HttpClient.Timeout is 20.00:00:00, which would cut uploads");
        yield return Case(options => options.Timeouts = null!, "Timeouts is null");
        yield return Case(options => options.Retry = null!, "Retry is null");
        yield return Case(options => options.Politeness = null!, "Politeness is null");
        yield return Case(options => options.TimeProvider = null!, "TimeProvider is null");
        yield return Case(options => options.ApiKey = "", "ApiKey is empty, or holds white space");
        yield return Case(options => options.BearerToken = "to ken", "BearerToken is empty, or holds white space");
        yield return Case(
            options => (options.ApiKey, options.BearerToken) = ("a", "b"),
            "Of ApiKey, ApiKeyProvider, BearerToken and Anonymous only one can be set");
        yield return Case(
            options => (options.ApiKey, options.Anonymous) = ("a", true),
            "Of ApiKey, ApiKeyProvider, BearerToken and Anonymous only one can be set");
        yield return Case(
            options =>
                (options.ApiKey, options.Environment) = ("a", options.Environment with { Catalog = new Uri("http://example.test/api/1/") }),
            "Environment.Catalog is http://example.test/api/1/: a credential is only sent over https");
        yield return Case(
            options =>
                (options.BearerToken, options.Environment) = (
                    "a",
                    options.Environment with
                    {
                        CatalogV2 = new Uri("http://example.test/api/2/"),
                    }),
            "Environment.CatalogV2 is http://example.test/api/2/: a credential is only sent over https");
        yield return Case(
            options => options.HttpClient = new HttpClient { DefaultRequestHeaders = { { "X-API-KEY", "secret" } } },
            "HttpClient has a default X-API-KEY or Authorization header");

        static TestCaseData<Action<DataGouvClientOptions>, string> Case(Action<DataGouvClientOptions> configure, string message) =>
            new(configure, message) { TestName = $"DataGouvClient_with_refused_option_says {message}" };
    }

    [TestCaseSource(nameof(Refused))]
    public void DataGouvClient_with_refused_option_names_it(Action<DataGouvClientOptions> configure, string message)
    {
        var options = new DataGouvClientOptions();
        configure(options);

        Assert.That(() => new DataGouvClient(options), Throws.InstanceOf<ArgumentException>().With.Message.StartsWith(message));
    }

    [Test]
    public void DataGouvClient_without_options_refuses() =>
        Assert.That(() => new DataGouvClient(null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("options"));

    [TestCase("udata_abc", ExpectedResult = "API key")]
    [TestCase("", ExpectedResult = "no credential")]
    [TestCase(null, ExpectedResult = "no credential")]
    public string Checked_without_credential_takes_the_variable(string? variable) =>
        new DataGouvClientOptions().Checked(name => name == "DATAGOUV_API_KEY" ? variable : null).CredentialName;

    [Test]
    public void Checked_with_token_ignores_the_variable() =>
        Assert.That(
            new DataGouvClientOptions { BearerToken = "token" }
                .Checked(_ => "key")
                .CredentialName,
            Is.EqualTo("bearer token"));

    [Test]
    public void Checked_with_key_prefers_it_to_the_variable() =>
        Assert.That(
            new DataGouvClientOptions { ApiKey = "mine" }
                .Checked(_ => "other")
                .ApiKey,
            Is.EqualTo("mine"));

    [Test]
    public void Checked_when_anonymous_ignores_the_variable() =>
        Assert.That(
            new DataGouvClientOptions { Anonymous = true }
                .Checked(_ => "key")
                .ApiKey,
            Is.Null);

    [Test]
    public void Checked_with_bad_variable_names_it_and_hides_its_value() =>
        Assert.That(
            () => new DataGouvClientOptions().Checked(_ => "a secret with spaces"),
            Throws
                .ArgumentException.With.Message.StartsWith("The environment variable DATAGOUV_API_KEY is empty, or holds white space")
                .And.Message.Not.Contains("secret"));

    [Test]
    public void Checked_with_plain_http_and_variable_refuses() =>
        Assert.That(
            () =>
                new DataGouvClientOptions { Environment = DataGouvEnvironment.ForPortal(new Uri("http://example.test/")) }.Checked(_ =>
                    "key"),
            Throws.ArgumentException.With.Message.Contains("a credential is only sent over https"));

    [TestCase("http://localhost:7000/api/1/")]
    [TestCase("http://127.0.0.1/api/1")]
    [TestCase("http://[::1]:80/api/1/")]
    public void Checked_with_plain_http_on_the_loopback_accepts_a_key(string address) =>
        Assert.That(
            () =>
                new DataGouvClientOptions
                {
                    ApiKey = "a",
                    Environment = DataGouvEnvironment.Production with { Catalog = new Uri(address) },
                }.Checked(),
            Throws.Nothing);

    [Test]
    public void Checked_keeps_what_it_was_given()
    {
        var options = new DataGouvClientOptions { Anonymous = true };
        var settings = options.Checked();

        options.Retry.MaxAttempts = 1;

        Assert.That(settings.Retry.MaxAttempts, Is.EqualTo(9));
    }

    [Test]
    public void Checked_keeps_the_largest_and_the_smallest_ceiling([Values(65_536, 268_435_456, 2_147_483_591)] long bytes) =>
        Assert.That(
            new DataGouvClientOptions { Anonymous = true, MaxAnswerBytes = bytes }
                .Checked()
                .MaxAnswerBytes,
            Is.EqualTo(bytes));

    [Test]
    public void Checked_with_http_client_without_time_out_accepts_it()
    {
        using var http = new HttpClient(DataGouvClient.CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };

        Assert.That(() => new DataGouvClientOptions { Anonymous = true, HttpClient = http }.Checked(), Throws.Nothing);
    }

    [Test]
    public void Defaults_are_what_the_documentation_says()
    {
        var options = new DataGouvClientOptions();

        Assert.That(
            (options.MaxAnswerBytes, options.Retry.MaxAttempts, options.Retry.MaxElapsed, options.Retry.BaseDelay, options.Retry.MaxDelay),
            Is.EqualTo((268_435_456, 9, TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(10))));
    }

    [TestCase("my-portal")]
    [TestCase("my-portal/1.2 (mailto:data@example.org)")]
    public void Checked_with_application_name_accepts_it(string name) =>
        Assert.That(() => new DataGouvClientOptions { Anonymous = true, ApplicationName = name }.Checked(), Throws.Nothing);

    [Test]
    public void Checked_with_any_key_takes_it_whole_or_refuses_without_showing_it() =>
        Prop.ForAll<string>(IsTakenOrHidden).QuickCheckThrowOnFailure();

    [Test]
    public void Checked_with_any_prefix_ends_addresses_with_one_slash() =>
        Prop.ForAll<ushort, bool>(EndsWithOneSlash).QuickCheckThrowOnFailure();

    [Test]
    public void Checked_with_any_time_accepts_exactly_what_timers_can_count() =>
        Prop.ForAll<TimeSpan>(IsCounted).QuickCheckThrowOnFailure();

    private static bool IsTakenOrHidden(string? key)
    {
        try
        {
            return new DataGouvClientOptions { ApiKey = key, Anonymous = key is null }
                    .Checked(_ => null)
                    .ApiKey == key;
        }
        catch (ArgumentException refusal)
        {
            return key!.Length < 12 || !refusal.Message.Contains(key, StringComparison.Ordinal);
        }
    }

    private static bool EndsWithOneSlash(ushort segments, bool hasSlash)
    {
        var prefix = string.Concat(Enumerable.Range(0, segments % 5).Select(index => $"/p{index}"));
        var address = new Uri($"https://example.test{prefix}/api/1{(hasSlash ? "/" : "")}");

        return (DataGouvEnvironment.Production with { Catalog = address }).Checked().Catalog.AbsoluteUri
            == $"https://example.test{prefix}/api/1/";
    }

    private static bool IsCounted(TimeSpan time)
    {
        var isAllowed = time == Timeout.InfiniteTimeSpan || time > TimeSpan.Zero && time <= TimeSpan.FromDays(24);
        try
        {
            new DataGouvClientOptions { Anonymous = true, Timeouts = { Attempt = time } }.Checked();
            return isAllowed;
        }
        catch (ArgumentException)
        {
            return !isAllowed;
        }
    }

    [Test]
    public void ToString_with_provider_says_so() =>
        Assert.That(
            new DataGouvClientOptions { ApiKeyProvider = _ => default }.ToString(),
            Is.EqualTo("DataGouvClientOptions (https://www.data.gouv.fr/api/1/, API key of a provider)"));

    [TestCase("ApiKey")]
    [TestCase("BearerToken")]
    public void ToString_never_shows_a_credential(string kind)
    {
        var options =
            kind == "ApiKey"
                ? new DataGouvClientOptions { ApiKey = "udata_secret" }
                : new DataGouvClientOptions { BearerToken = "udata_secret" };
        using var client = new DataGouvClient(options);

        Assert.That($"{options}{client}", Does.Not.Contain("udata_secret"));
    }
}
