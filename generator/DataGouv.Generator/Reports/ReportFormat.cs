namespace DataGouv.Generator.Reports;

/// <summary>How differences are written.</summary>
internal enum ReportFormat
{
    /// <summary>Lines, for a terminal.</summary>
    Text,

    /// <summary>For programs.</summary>
    Json,

    /// <summary>For a pull request.</summary>
    Markdown,
}
