namespace DataGouv.Tabular;

/// <summary>What a link answers.</summary>
public enum TabularFormat
{
    /// <summary>A page of rows in JSON.</summary>
    Page,

    /// <summary>All rows as a JSON array, 50,000 at most.</summary>
    Json,

    /// <summary>
    /// All rows as the server writes CSV, 50,000 at most: names of columns unquoted, backslashes doubled, booleans <c>t</c> and <c>f</c>.
    /// <see cref="TabularQuery.ToCsvAsync"/> writes better.
    /// </summary>
    Csv,
}
