using Microsoft.Extensions.Configuration;

namespace DataGouv.Extensions.DependencyInjection;

/// <summary>
/// The options that configuration can hold. <c>Environment</c> is a name, <c>Production</c> or <c>Demo</c>, and below it may stand
/// the address of a portal of one's own (<c>Environment:Portal</c>) and addresses that differ.
/// </summary>
internal sealed class OptionsSection
{
    /// <summary>The name of the section.</summary>
    public const string Name = "DataGouv";

    public string? ApiKey { get; set; }

    public string? BearerToken { get; set; }

    public bool? Anonymous { get; set; }

    public string? ApplicationName { get; set; }

    public string? Language { get; set; }

    public int? PrefetchDepth { get; set; }

    public long? MaxAnswerBytes { get; set; }
    public ListConsistency? ListConsistency { get; set; }

    /// <summary>Sets the options that the section names.</summary>
    public static void Apply(IConfigurationSection section, DataGouvClientOptions options)
    {
        var values = new OptionsSection();
        section.Bind(values);
        options.ApiKey = values.ApiKey ?? options.ApiKey;
        options.BearerToken = values.BearerToken ?? options.BearerToken;
        options.Anonymous = values.Anonymous ?? options.Anonymous;
        options.ApplicationName = values.ApplicationName ?? options.ApplicationName;
        options.Language = values.Language ?? options.Language;
        options.PrefetchDepth = values.PrefetchDepth ?? options.PrefetchDepth;
        options.MaxAnswerBytes = values.MaxAnswerBytes ?? options.MaxAnswerBytes;
        options.ListConsistency = values.ListConsistency ?? options.ListConsistency;
        options.Environment = EnvironmentSection.Read(section.GetSection(nameof(options.Environment)), options.Environment);

        section.GetSection(nameof(options.Timeouts)).Bind(options.Timeouts);
        section.GetSection(nameof(options.Retry)).Bind(options.Retry);
        section.GetSection(nameof(options.Politeness)).Bind(options.Politeness);
    }
}
