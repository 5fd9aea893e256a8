namespace DataGouv.Generator.Documents;

/// <summary>The extensions of this project: what the overlays may say beyond OpenAPI, and what the passes leave in the documents.</summary>
internal static class Words
{
    /// <summary>On an operation: <c>public</c>, <c>authenticated</c> or <c>administrator</c>.</summary>
    public const string Access = "x-datagouv-access";

    /// <summary>On an operation: may it be sent twice without harm?</summary>
    public const string SafeToRepeat = "x-datagouv-safe-to-repeat";

    /// <summary>
    /// On an operation that returns pages: <c>{"items": "data", "next": "next_page"}</c>, and <c>window</c> where the list stops after some
    /// results.
    /// </summary>
    public const string Page = "x-datagouv-page";

    /// <summary>On an operation: false when it is a fact of the server but no method of the client (HEAD, OPTIONS).</summary>
    public const string Client = "x-datagouv-client";

    /// <summary>On an operation: its JSON body is given as a stream because it can be very large.</summary>
    public const string Stream = "x-datagouv-stream";

    /// <summary>On the base of a polymorphic family, in overlays: <c>{"property": "class", "mapping": {…}}</c>.</summary>
    public const string Discriminator = "x-datagouv-discriminator";

    /// <summary>On a member of a polymorphic family: the name of its base.</summary>
    public const string Family = "x-datagouv-family";

    /// <summary>On a schema: the name that it gets instead of the one derived from upstream's.</summary>
    public const string Name = "x-datagouv-name";

    /// <summary>On a schema without anything else, in overlays: the name of the schema that it is the patch of.</summary>
    public const string PatchOf = "x-datagouv-patch-of";

    /// <summary>On a query parameter: any text means true, so that it is either sent as true or left out.</summary>
    public const string Flag = "x-datagouv-flag";

    /// <summary>On a document: the path prefix that navigation leaves out.</summary>
    public const string Root = "x-datagouv-root";

    /// <summary>On a path parameter: what it names, as a noun, where its own name does not say so.</summary>
    public const string Object = "x-datagouv-object";

    /// <summary>On a path parameter: what it names can be private, and is not found by a reader who may not see it.</summary>
    public const string Private = "x-datagouv-private";

    /// <summary>On a document: the responses of every refusal, by range: <c>{"4XX": {"$ref": …}, "5XX": {"$ref": …}}</c>.</summary>
    public const string Errors = "x-datagouv-errors";

    /// <summary>On a schema: <c>read</c>, <c>write</c> or <c>both</c>.</summary>
    public const string Direction = "x-datagouv-direction";

    /// <summary>In overlays of Swagger 2.0 documents, which have no <c>anyOf</c>.</summary>
    public const string AnyOf = "x-anyOf";

    /// <summary>In overlays: a property that may be null, or (false) is proven never to be.</summary>
    public const string Nullable = "x-nullable";

    /// <summary>On a property that an overlay proved never to be null or absent.</summary>
    public const string NeverNull = "x-datagouv-never-null";

    /// <summary>On an operation with a multipart body: the name of the form, which several operations may share.</summary>
    public const string Form = "x-datagouv-form";
}
