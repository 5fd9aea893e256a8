using System.Globalization;
using DataGouv.Transfers.Downloads;

namespace DataGouv.Tabular;

/// <summary>Reads from a resource, and from what the crawler noted in its extras, why it has rows or none.</summary>
internal sealed class ResourceAnalysis(Guid? id, string? format, long? size, JsonMap? extras)
{
    private const long MegaByte = 1024 * 1024;

    // What the crawler parses, and up to which size. Some resources are parsed all the same, by an agreement.
    private static readonly Dictionary<string, double> Limits = new(StringComparer.OrdinalIgnoreCase)
    {
        ["csv"] = 100,
        ["csv.gz"] = 100,
        ["csvgz"] = 100,
        ["tsv"] = 100,
        ["xls"] = 50,
        ["xlsx"] = 12.5,
        ["ods"] = 10,
        ["parquet"] = 50,
    };

    public TabularAvailability Explain()
    {
        var named = $"The resource {id}";
        if (Text("analysis:parsing:error") is { } failure && !IsOfAnExport(failure))
        {
            return Because(
                TabularAvailabilityReason.ParsingFailed,
                $"{named} could not be read as a table: {Failure(failure)} Correct the file, and it will be parsed again.");
        }

        if (Text("analysis:parsing:parsing_table") is not null)
        {
            return Because(
                TabularAvailabilityReason.Available,
                $"{named} was parsed on {Day("analysis:parsing:finished_at")}: its rows are in Tabular.");
        }

        var limit = Limits.GetValueOrDefault(FileFormat.Extension(format) ?? "");
        var bytes = Number("analysis:content-length") ?? size;
        var error = Text("analysis:error");
        if (limit > 0 && (bytes > limit * MegaByte || error?.Contains("too large", StringComparison.OrdinalIgnoreCase) == true))
        {
            return Because(
                TabularAvailabilityReason.TooLarge,
                $"{named} is too large for Tabular{(bytes is { } known ? $": {Size(known / (double)MegaByte)}" : "")}, and {format} "
                    + $"files are parsed up to {Size(limit)}. Download the file instead.");
        }

        if (limit == 0)
        {
            return Because(
                TabularAvailabilityReason.WrongFormat,
                $"{named} {(string.IsNullOrEmpty(format) ? "has no format" : $"is a {format} file")}: only csv, csv.gz, xls, xlsx, ods "
                    + "and parquet files have rows in Tabular. Download the file instead.");
        }

        if (error is not null || IsFalse("check:available"))
        {
            return Because(
                TabularAvailabilityReason.Unreachable,
                $"{named} could not be downloaded by the platform{(error is null ? "" : $" ({error})")}: its address does not answer. "
                    + "It will be tried again.");
        }

        if (Text("analysis:parsing:finished_at") is not null)
        {
            return Because(
                TabularAvailabilityReason.ParsingFailed,
                $"{named} was parsed on {Day("analysis:parsing:finished_at")} and no table was made of it; the platform does not say "
                    + "why. Download the file instead.");
        }

        var begun = Text("analysis:parsing:started_at") is null ? "" : $", parsing began on {Day("analysis:parsing:started_at")}";
        return Because(
            TabularAvailabilityReason.NotParsedYet,
            $"{named} has not been parsed yet{begun}: files are parsed within hours after they change. Try again later.");
    }

    // A table is made before it is exported to other formats: an export that failed says nothing about it.
    private static bool IsOfAnExport(string failure) => failure.Split(':')[0].EndsWith("_export", StringComparison.Ordinal);

    // The crawler notes "step:cause".
    private static string Failure(string failure)
    {
        var colon = failure.IndexOf(':', StringComparison.Ordinal);
        var step = colon < 0 ? failure : failure[..colon];
        var said = step switch
        {
            "csv_detective" => "its encoding, separator or header was not recognized",
            "scan_column_names" => "the names of its columns cannot be used",
            "create_table_query" => "no table could be made of its columns",
            "copy_records_to_table" => "a row does not fit the types of the columns",
            "parquet_analysis" => "the Parquet file could not be read",
            _ => "the parsing stopped",
        };
        return $"{said} ({failure}).";
    }

    private static string Size(double megaBytes) => megaBytes.ToString("0.#", CultureInfo.InvariantCulture) + " MB";

    private TabularAvailability Because(TabularAvailabilityReason reason, string explanation) =>
        TabularAvailability.Because(id, reason, explanation);

    private string? Text(string name) => extras?[name].AsString() is { Length: > 0 } text ? text : null;

    private long? Number(string name) => extras?[name].AsInt64();

    private bool IsFalse(string name) => extras?[name].AsBoolean() is false;

    private string Day(string name) => Text(name) is { Length: >= 10 } instant ? instant[..10] : "an unknown day";
}
