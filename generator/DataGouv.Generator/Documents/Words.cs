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

    /// <summary>
    /// The .NET name, where the one that is derived says too little or is taken: of a schema, or of an enum or object that is described
    /// where it is used; of any other property; on a path, of its last constant segment.
    /// </summary>
    public const string Name = "x-datagouv-name";

    /// <summary>
    /// On a schema: the server sends what the API that this one shares with calls by the same .NET name, whatever is said here.
    /// </summary>
    public const string Shared = "x-datagouv-shared";

    /// <summary>On a schema without anything else, in overlays: the name of the schema that it is the patch of.</summary>
    public const string PatchOf = "x-datagouv-patch-of";

    /// <summary>On a property of a patch whose object can be read: the server empties it when an update leaves it out.</summary>
    public const string Emptied = "x-datagouv-emptied";

    /// <summary>On a property of a write model: false when what was read is not to be sent back.</summary>
    public const string SentBack = "x-datagouv-sent-back";

    /// <summary>
    /// On a write model: what the server is known to refuse or to take for something else, a list of
    /// <c>{"when": {"path": test}, "because": "…"}</c>. A test is <c>"set"</c>, <c>"empty"</c>, or <c>{"not": "text"}</c>; all of them must
    /// hold.
    /// </summary>
    public const string Refusals = "x-datagouv-refusals";

    /// <summary>On a read model: the path of the property that changes with every change of the object.</summary>
    public const string Version = "x-datagouv-version";

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
